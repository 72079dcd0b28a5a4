## Negotiating a draft.

comment-show-button = Show to the parties
comment-shown = Shown. Everybody who will sign has a mail, and can say what they think.
comment-shown-unreachable = { $count ->
    [one] Shown, but one of those who will sign has no mail address. Call them.
   *[other] Shown, but { $count } of those who will sign have no mail address. Call them.
}
comment-title = What is said about the draft
comment-lead = All who will sign can read this.
comment-said = { $name }, { $party }, { $date }
comment-is-settled = Dealt with
comment-settle-button = Dealt with
comment-settled = Marked as dealt with.
comment-new = Say something about a line
comment-about = Which line?
comment-about-unknown = Choose a line of the draft
comment-text = What should be different, or what is good as it is?
comment-missing = Write what you think
comment-too-long = Say it in at most 2,000 letters
comment-too-many = There are 200 comments already. Call each other.
comment-refused-gone = This comment is not there any more. Open the page again.
comment-button = Say it
comment-kept = Said. The office and all who will sign can read it.
mail-agreement-shown-subject = What do you think of it? Learning agreement for { $learner }
mail-agreement-shown-text =
    Hello { $name },

    { $learner } goes to { $host } in { $place }, { $period }. Here is the draft of the learning agreement. It says what { $learner } will learn, who helps, and how it counts at home.

    Read it, and say on the page what should be different. There is nothing to sign yet:

    { $link }

    { $office }
