from shop.app import main

application = main()
