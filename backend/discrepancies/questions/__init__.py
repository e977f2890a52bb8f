"""The company's right of answer: questions, answers, deadlines, a second round once."""
