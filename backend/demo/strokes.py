"""A signature as the phone keeps it: strokes of a pen as one small SVG path."""

from backend.demo.dice import Dice

WIDTH, HEIGHT = 320, 120


def strokes(random: Dice) -> str:
    """A path of one or two strokes that looks like a hurried signature."""
    return "".join(_stroke(random) for _ in range(random.randint(1, 2)))


def _stroke(random: Dice) -> str:
    x, y = random.randint(15, 60), random.randint(45, 80)
    path = [f"M{x} {y}"]
    while x < WIDTH - 60:
        step = random.randint(14, 46)
        bend, end = random.randint(12, HEIGHT - 12), random.randint(40, 85)
        path.append(f"q{step // 2} {bend - y} {step} {end - y}")
        x, y = x + step, end
    return "".join(path)
