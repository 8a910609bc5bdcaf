"""The brochure planned: chapters -> articles, footnotes -> textpages -> shapes -> chapterpages -> planning.

A chapter ready for pages is a sheaf. The front is covers, contents and foreword; the back is datapages, backmatter,
timeline and ledger; spreads and quotations go between chapters; book is what all of them share, patterns the slots of
a page.
"""

from presswork.plan.brochure.planning import plan

__all__ = ["plan"]
