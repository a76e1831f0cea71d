### Signs as they are named when a text is spelled letter by letter.

sign-dash = ტირე
sign-stop = წერტილი
sign-comma = მძიმე
sign-colon = ორწერტილი
sign-semicolon = წერტილ-მძიმე
sign-question = კითხვის ნიშანი
sign-exclamation = ძახილის ნიშანი
sign-apostrophe = აპოსტროფი
sign-quote = ბრჭყალი
sign-bracket = ფრჩხილი
sign-slash = დახრილი ხაზი
sign-and = და
sign-number = ნომრის ნიშანი
sign-plus = პლუსი
