# $min (number)
# $max (number)
checkout-quantity-out-of-range = Vul een aantal licenties in van { $min } tot en met { $max }
