"""Files in, values with positions out. Text from outside is data: nothing in it is run or followed."""
