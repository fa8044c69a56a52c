from shop.serving import main

main()
