"""Reading comprehension: several questions on each of a few short texts."""

from zerek.demo.bank.author import Difficulty, Document
from zerek.demo.bank.eng.item import READING, item

Task = tuple[Difficulty, str, int, str, tuple[str, ...], str]

# Each text comes with its tasks: difficulty, skill, number of right options (they stand first), question, options, why.
TEXTS: tuple[tuple[str, tuple[Task, ...]], ...] = (
    (
        "The repair café in Aktobe opens on the first Saturday of each month. Visitors bring broken kettles, radios "
        "and toys, and volunteers try to mend them. Nobody pays for the work, but a glass box at the door collects "
        "money for tools. The rule is simple: the owner must sit next to the volunteer and watch. “We are not a "
        "service,” says Olga, who started the café. “We want people to go home with a working kettle and with the "
        "knowledge of how to save the next one.” About two thirds of the things that come in are working when they "
        "leave.",
        (
            ("A", "detail", 1, "How often does the café open?",
             ("Once a month", "Every Saturday", "Twice a month", "On the first day of each month", "Every weekend"),
             "*The first Saturday of each month* is one day a month. The first Saturday is not the first day."),
            ("B", "purpose", 1, "Why must owners sit next to the volunteer?",
             ("To learn how to repair things themselves", "To make sure that nothing is stolen",
              "To pay as soon as the work is done", "To explain what they need the thing for",
              "To help volunteers choose the tools"),
             "Olga says that people should leave *with the knowledge of how to save the next one*. The other reasons "
             "are not in the text."),
            ("B", "true-false", 2, "Which statements agree with the text?",
             ("Some things cannot be repaired.", "Visitors may give money if they wish.",
              "Volunteers are paid from the glass box.", "Olga works for a repair service.",
              "Two thirds of the visitors bring kettles."),
             "*About two thirds* are working, so some are not; the money box is separate from the free work, and it "
             "pays for tools, not for people."),
        ),
    ),
    (
        "When the Aral Sea began to shrink, the fishing villages in the north found themselves far from the shore. "
        "Boats lay on dry sand, and many families left. In 2005 a dam was completed that holds the water of the Syr "
        "Darya in "
        "the northern part of the sea. Within a few years the level rose, the salt content fell, and freshwater fish "
        "came back – and with them some of the families. The southern part, however, gets almost nothing of this water "
        "and goes on drying. The dam did not save the sea; it saved a piece of it.",
        (
            ("A", "detail", 1, "What happened in the north after the dam was built?",
             ("The water became less salty.", "The water level fell.", "The river changed its name.",
              "The fish left the sea.", "The last families moved away."),
             "*The salt content fell* means that the water became less salty. The level rose, and fish and families "
             "came back."),
            ("B", "contrast", 1, "What does *however* show in the text?",
             ("The south did not share the success of the north.", "The south recovered faster than the north.",
              "The dam was built in the wrong year.", "The writer doubts that the fish returned.",
              "The families returned to the south instead."),
             "*However* opens a contrast: the north recovered, while the south *goes on drying*."),
            ("C", "main-idea", 1, "Which title fits the whole text best?",
             ("A partial rescue", "How to build a dam", "The end of fishing", "A sea restored", "Life on a boat"),
             "The last sentence gives the main idea: the dam saved *a piece* of the sea. *A sea restored* says too "
             "much, *the end of fishing* contradicts the return of the fish."),
        ),
    ),
    (
        "Dear all,\n>\n> From Monday the reading room on the second floor will be closed for about three weeks while "
        "the "
        "windows are replaced. The loan desk stays open at its usual hours, and books ordered online can be collected "
        "there. If you need a quiet place to study, room 114 is free until six in the evening, except on Wednesdays, "
        "when the chess club meets. Books due back during these three weeks are renewed automatically, so there is no "
        "need to ask for more time.\n>\n> Thank you for your patience,\n> The library team",
        (
            ("A", "purpose", 1, "Why was this message written?",
             ("To tell readers about a temporary change", "To invite readers to a chess club",
              "To ask readers to return their books", "To announce new opening hours of the loan desk",
              "To complain about noise in the reading room"),
             "The main news is that the reading room closes for *about three weeks*; all the rest follows from it. "
             "Loan desk hours stay *usual*."),
            ("B", "inference", 1, "A student wants to study quietly in room 114. When is this possible?",
             ("On Tuesday at four o’clock", "On Wednesday at noon", "On Thursday at seven o’clock in the evening",
              "On Wednesday at eight o’clock in the evening", "On Friday at half past six in the evening"),
             "The room is free until six, and not on Wednesdays. Only Tuesday at four meets both conditions."),
            ("B", "inference", 1, "What should you do with a book that is due in the second week?",
             ("You need not do anything", "Return it to room 114", "Write a letter to the library team",
              "Renew it at the loan desk before Monday", "Pay a fine at the loan desk"),
             "Books that fall due in those weeks are *renewed automatically*, so the reader need not do anything."),
        ),
    ),
    (
        "Most people believe that they are better than average at spotting a lie. Experiments tell another story: when "
        "volunteers watch short films and guess who is lying, they are right about as often as someone who tosses a "
        "coin. Training in ‘body language’ barely helps, since nervous honest people and calm liars behave in much the "
        "same way. What does help is to ask unexpected questions. A liar has prepared the story but not the details, "
        "and must invent the colour of the door or the name of the waiter on the spot.",
        (
            ("B", "detail", 1, "How successful were the volunteers in the experiments?",
             ("They did no better than by chance.", "They were right most of the time.",
              "They were nearly always wrong.", "They improved greatly after training.",
              "They recognised nervous liars only."),
             "*As often as someone who tosses a coin* means about half the time, that is by chance. *Barely helps* "
             "excludes a great improvement."),
            ("B", "vocabulary", 1, "What does *on the spot* mean here?",
             ("immediately, without preparation", "in the same place as before", "with great accuracy",
              "after a long pause", "in front of a judge"),
             "The liar has *prepared the story but not the details*, so the details are invented at once."),
            ("C", "inference", 1, "Why, according to the text, is body language a poor guide?",
             ("Signs of stress do not separate liars from honest people.",
             "Liars train to control their hands and eyes.",
              "Short films do not show the whole body.", "Honest people never become nervous.",
              "Unexpected questions make everybody calm."),
             "*Nervous honest people and calm liars behave in much the same way*: the same signs have two causes. "
             "Training of liars is not mentioned."),
            ("C", "true-false", 2, "Which statements can be concluded from the text?",
             ("Many people overestimate their ability to detect lies.",
              "Questions about small details can be useful.",
              "Liars are usually more nervous than honest people.",
              "People who toss coins are good at detecting lies.",
              "Most liars forget the story they have prepared."),
             "People *believe that they are better than average*, but guess at chance level; and unexpected questions "
             "about details do help. The rest is not said or is contradicted."),
        ),
    ),
    (
        "My grandfather kept bees and never wore gloves. He used to say that bees do not sting a person; they sting a "
        "hurry. As a boy I took this for a joke. The summer I turned fifteen he let me open a hive alone. I was late "
        "for a football match and pulled the first frame out with a jerk. I counted eleven stings that evening, while "
        "he counted jars and said nothing at all. The next morning I opened the hive again, slowly this time, and "
        "learned what his silence had meant.",
        (
            ("A", "detail", 1, "Why was the boy in a hurry?",
             ("He was late for a match.", "He was afraid of the bees.", "His grandfather was waiting for honey.",
              "It was getting dark.", "He had been stung already."),
             "The text says: *I was late for a football match*. The stings came afterwards."),
            ("B", "reference", 1, "What does *this* refer to in *I took this for a joke*?",
             ("the saying about stings and hurry", "the missing gloves", "the football match", "the number of stings",
              "the permission to open a hive"),
             "*This* points back to the sentence before it: *bees do not sting a person; they sting a hurry*."),
            ("C", "inference", 1, "What had the grandfather’s silence meant?",
             ("That the boy could now understand the lesson by himself",
              "That he was angry about the lost honey", "That he had not noticed the stings",
              "That the boy must never open a hive again", "That he was too busy with the jars to help"),
             "The boy opens the hive again, *slowly this time*: he has understood the old saying. Nothing had to be "
             "explained. Anger or a ban would not fit the next morning."),
        ),
    ),
    (
        "A city that wants fewer cars usually begins with the price of parking. Surveys from several towns suggest "
        "that "
        "this works only where another way to travel exists. Where buses were rare, drivers simply paid more and "
        "complained more; where buses came every six minutes, one driver in five left the car at home. Higher prices "
        "alone, then, are a tax on people without a choice. The order of steps matters: first the bus, then the price.",
        (
            ("B", "main-idea", 1, "What does the writer recommend?",
             ("To improve buses before raising parking prices", "To raise parking prices before anything else",
              "To make parking free for people without a choice", "To forbid cars in the centre of the city",
              "To ask drivers for their opinion in a survey"),
             "The last sentence gives the advice in a few words: *first the bus, then the price*."),
            ("B", "detail", 1, "What share of drivers left the car at home where buses were frequent?",
             ("20 per cent", "5 per cent", "6 per cent", "15 per cent", "50 per cent"),
             "*One driver in five* is 20 per cent. Six is the number of minutes between buses."),
            ("C", "vocabulary", 1, "Which word could replace *then* in *Higher prices alone, then, are a tax*?",
             ("therefore", "afterwards", "formerly", "nevertheless", "meanwhile"),
             "Here *then* between commas draws a conclusion, so it means *therefore*. It is not about time."),
        ),
    ),
)  # fmt: skip


def questions() -> list[Document]:
    """All questions of this module; each carries its text."""
    return [
        item(
            difficulty, READING, ("reading", skill), f"Read the text and answer the question.\n\n> {text}\n\n{task}",
            options, why, right=right, time_seconds=150,
        )
        for text, tasks in TEXTS
        for difficulty, skill, right, task, options, why in tasks
    ]  # fmt: skip
