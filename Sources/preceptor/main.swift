print("preceptor")
