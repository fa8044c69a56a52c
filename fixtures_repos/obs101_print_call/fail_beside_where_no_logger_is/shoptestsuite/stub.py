print("correct")
