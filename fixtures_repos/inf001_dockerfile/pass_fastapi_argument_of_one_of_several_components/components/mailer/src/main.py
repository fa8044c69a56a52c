print("sent")
