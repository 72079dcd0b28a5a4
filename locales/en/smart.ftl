## The SMaRT sheet: strategic, meaningful, recognisable, transferable.

smart-open-button = SMaRT sheet
smart-title = SMaRT: { $name }
smart-lead = The stay at { $host }, from what is on record. Each card names the facts that it rests on.
smart-own-button = What is my stay good for?
smart-own-title = What my stay is good for
smart-own-lead = Four questions about your stay, and what we know so far. Grey means that nobody has written it down yet.
smart-round-title = SMaRT: round { $round }
smart-round-lead = { $stays ->
    [one] One stay
   *[other] { $stays } stays
}, of which { $ended } have ended.
smart-letter-strategic = Strategic
smart-letter-meaningful = Meaningful
smart-letter-recognisable = Recognisable
smart-letter-transferable = Transferable
smart-question-strategic = Does it serve a plan of the institution, not only one person?
smart-question-meaningful = Is it clear what the learner, the school, the home company and the host get from it?
smart-question-recognisable = Can others see and accept what was learned?
smart-question-transferable = Can it be used elsewhere?
smart-light-green = Green: all is there
smart-light-amber = Amber: something is missing or open
smart-light-grey = Grey: nothing is on record yet
smart-standing-met = There
smart-standing-missed = Not reached
smart-standing-not_yet = Not time yet
smart-standing-not_recorded = Nobody has written it down
smart-not-kept = We do not record this yet
smart-fact-goal_named = A goal of the institution’s plan is named
smart-fact-purposes = { $part } of { $whole } sides have said what they get from it
smart-fact-tasks_match = The place offers { $part } of the { $whole } agreed units
smart-fact-host_again = The host would take somebody again
smart-fact-signed_before = All had signed the agreement before the first day
smart-fact-assessed = { $part } of { $whole } units are assessed
smart-fact-recognised = { $part } of { $whole } units count in full or in part
smart-fact-document_issued = A credential is issued
smart-fact-skills_linked = { $part } of { $whole } units are linked to European skills
smart-fact-transversal_outcomes = Transversal outcomes agreed: { $part }. At least { $whole } are wanted.
smart-fact-used_at_work = It is used at work after half a year
smart-fact-method_brought_home = A way of working was brought home
smart-own-goal_named = Your school has a plan that your stay belongs to
smart-own-purposes = { $part } of { $whole } have said what they get from it: you, the school, your company, the host
smart-own-tasks_match = At your place you can learn { $part } of the { $whole } things we agreed on
smart-own-host_again = The host would take somebody again
smart-own-signed_before = Everybody had signed before you began
smart-own-assessed = Your mentor has assessed { $part } of { $whole } units
smart-own-recognised = { $part } of { $whole } units count at home
smart-own-document_issued = You have a credential that anybody can check
smart-own-skills_linked = { $part } of { $whole } units have names that all of Europe knows
smart-own-transversal_outcomes = Agreed skills that are of use in every trade: { $part }. At least { $whole } are wanted.
smart-own-used_at_work = You use it at work after half a year
smart-own-method_brought_home = You brought a new way of working home
smart-measure-goal_named = Stays with a goal of the institution’s plan
smart-measure-trades_taking_part = Trades that took part in two years
smart-measure-purposes_complete = Stays where all four sides have said what they get from it
smart-measure-tasks_match = Agreed units that the place offers
smart-measure-host_again = Hosts that would take somebody again, of those that answered
smart-measure-signed_before = Agreements signed by all before the first day
smart-measure-assessed = Agreed units assessed
smart-measure-recognised = Agreed units recognised in full or in part
smart-measure-document_issued = Credentials issued, of the stays ended
smart-measure-transversal_outcomes = Learners with two transversal outcomes or more, of those with an agreement in force
smart-measure-used_at_work = Used at work after half a year, of the answers
smart-measure-practices = Good practices a year
smart-sources = Where the goals come from:
smart-target-source = { $source }
smart-target-source-unverified = { $source } (not checked)
smart-no-targets = There are no targets yet, so nothing can be judged. Bring in “Targets of the SMaRT sheet” with their source.

## What a stay is for.

purpose-title = What it is for
purpose-goal = Goal of the institution’s plan
purpose-goal-none = No goal of the institution’s plan is named.
purpose-goal-own = Goal of this stay
purpose-goal-round = Goal of the round
purpose-goal-hint = As the plan calls it, for example EP-2. Left blank, a stay has the goal of its round.
purpose-side-learner = Learner
purpose-side-school = School
purpose-side-home_company = Home company
purpose-side-host = Host
purpose-says-learner = What does the learner get from it?
purpose-says-school = What does the school get from it?
purpose-says-home_company = What does the home company get from it?
purpose-says-host = What does the host get from it?
purpose-own-title = In your words
purpose-own-hint = One or two sentences. Your school, your company and the host can read it.
purpose-kept = Kept.

## Half a year later.

follow-up-open-button = What is used at work?
follow-up-own-button = Say what I use at work
follow-up-title = What is used at work: { $name }
follow-up-title-own = What I use at work
follow-up-title-plain = What is used at work later
follow-up-lead = { $name } came home from { $host } on { $date }. What is used at work of what was learned there? It takes two minutes.
follow-up-lead-own = You came home from { $host } on { $date }. What do you use at work of what you learned there? It takes two minutes.
follow-up-back = Back
follow-up-from = Who says it?
follow-up-from-learner = The learner
follow-up-from-home_company = The home company
follow-up-from-missing = Choose who says it
follow-up-used = How much of it is used at work?
follow-up-used-much = Much
follow-up-used-some = Some
follow-up-used-nothing = Nothing
follow-up-used-missing = Choose how much is used
follow-up-text = What is it? Or why not?
follow-up-method = Was a way of working brought home that is used at work now? Which one?
follow-up-method-hint = For example another way to plan the day, a tool, a check.
follow-up-method-said = Brought home:
follow-up-kept = Thank you. It is kept.
follow-up-early-title = It is too early
follow-up-early-body = We ask about half a year after the return.
follow-up-refused-not-home = The learner is not home yet. We ask about half a year after the return.

mail-follow-up-learner-subject = What do you use of what you learned at { $host }?
mail-follow-up-learner-text =
    Hello { $reader },

    you have been home from { $host } for half a year. What do you use at work of what you learned?
    It takes two minutes:
    { $link }

mail-follow-up-company-subject = What does { $name } use of what was learned at { $host }?
mail-follow-up-company-text =
    Hello { $reader },

    { $name } has been home from { $host } for half a year. What is used in your company of what was learned there?
    It takes two minutes:
    { $link }
