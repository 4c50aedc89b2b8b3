"""What the checks of any writer's text know: numbers, times, people and places, as a memo and a draft say them."""
