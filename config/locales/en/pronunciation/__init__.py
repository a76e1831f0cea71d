"""English: dates, money, codes and the like as they are read aloud in British English; pure."""
