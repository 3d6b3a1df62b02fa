# $min (number)
# $max (number)
checkout-quantity-out-of-range = Enter a number of licenses from { $min } to { $max }
