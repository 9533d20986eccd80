import { type Sentiment, SENTIMENTS } from '@switchboard/contracts';
import { FELT_EXAMPLES } from './sentiment-examples-felt';
import { PLAIN_EXAMPLES } from './sentiment-examples-plain';

/**
 * Messages as customers write them, one a line, for the classifier to learn from; after "<<" what the same person had
 * written before, oldest first. Written for this project; none stands in a test set.
 */
const EXAMPLES: Readonly<Record<Sentiment, string>> = {
  positive: `
    You folks saved my presentation, I owe you one
    that was painless, much easier than I feared
    ooh neat, did not know it could do that
    The kids and I had a blast making the photo book with it
    wow that was quick!!
    I take my hat off to whoever built the offline mode
    it's running again, happy days
    Merci, très bien, it works now
    We renewed for another year because we enjoy it so much
    Couldn't have asked for a better answer
    you made an old lady very happy today
    ahh that makes sense now, ta
    No trouble whatsoever since the update, nicely done
    Big thumbs up for the redesign
    that clears it up, I appreciate your patience with my silly questions
    Good stuff, closing this from my side
    finally! working since this afternoon, thanks for not giving up on me << it still doesn't connect << nope, same thing
    Resolved on my end, have a wonderful weekend!
    Hats off, the new editor flies
    It was a pleasure dealing with you
    thank you for the fast answer
    thanks, that solved my problem
    it works again, great
    perfect, this is what I was looking for
    I really love this app
    your support is excellent
    you were very helpful, thank you
    I'm so glad you could recover it
    that's great news
    awesome work on the latest release
    this is so much faster now
    thank goodness, all my files are there
    best decision we ever made was switching to you
    I'm very satisfied
    what a fantastic feature
    super, it's all set
    nice one!
    haha brilliant
    wonderful, my team will be thrilled
    my daughter is so happy with it
    so easy to use, well done
    that was exactly the fix, much obliged
    I can finally work again, thank you so much
    kudos for the friendly service
    you guys are the best
    really impressed by how smooth it went
    I'm grateful for your help
    yay!
    excellent, no further questions
    cool, that helped
    it's a delight to work with
    all good now, problem gone
    appreciate you taking the time
    The update fixed everything, great job
    I'm enjoying the new version a lot
    whoa, impressive
    I can't thank you enough
    I could not be happier
    not bad at all, I like it
    no more crashes since the update, hurray
    never had such good service before
    I was worried but it all went well
    Love it ❤️
    thx, you made my day
    good bot
    okay great, thanks for explaining
    It is working fine now
    ok super thanks << where is the setting?
    that did it, thanks a bunch << it doesn't print << still not printing
    finally solved, I'm relieved << my data is gone << I'm really worried
    syncs again, perfect
    great, it's loading again now, thank you << it doesn't load
    the app is wonderful
    that's very kind
    I like it a lot
    everybody here loves it
    it's so nice to talk to someone who understands
    Never thought it could be this easy
    the problem is gone, many thanks
    you have been such a help
    Thank you, I'll try that
    good to hear!
    I was about to give up, but now it works, you're amazing
    Nice, the duplicates are gone!
    You've restored my faith in customer service
    smooth as butter
    everything arrived in perfect shape
    I'm chuffed to bits
    exactly right, you understood me at once
    best chat I've had with a bot so far lol
    Happy customer here, nothing else
    super quick response, I'm blown away
    We look forward to many more years with you
    Just got off the phone with Dana, what a sweetheart
    okay wow the new search is insanely good
    I was ready to be annoyed but you fixed it in two minutes
    Delivered a day early!
    It's so satisfying to see everything in one place
    My compliments to the team behind the editor
    Everything went exactly as you said it would
    couldn't be easier`,
  neutral: `
    Which browsers do you officially support?
    The button in the upper right corner opens the side panel.
    the app shows error E-113 after I tap save
    I'm getting a blank page on the reports tab since version 8.2, steps: open reports, choose March.
    ok, one moment, I'll look for the number
    Please remove Jonas from our team
    it asks for a code from the authenticator, where do I find that
    how come the price on the website differs from the one in the app?
    Sync stops at 40 percent on my iPad, wifi is fine
    no
    The upload fails for files over 2 GB. Is that expected?
    What would happen to our notes if we stopped paying
    hey, quick question about roles
    Password reset mail has not arrived, I checked spam.
    When I click on export nothing happens. Chrome 120, Windows.
    Do refunds go to the original card
    I had to reinstall, now it wants the licence key, which I keep where?
    yes, the second option please << How do I move a project?
    Tell me the difference between archive and delete
    I'd like to cancel my subscription as of next month.
    Looking for the page where I can change the language
    how do I change my password
    where do I find my invoices
    is there a mobile app
    I'd like to upgrade to the pro plan
    please cancel my subscription at the end of the year
    the app crashes when I open the settings
    I get an error 404 on the download page
    my order number is 20931
    we have 25 employees
    do you support single sign-on
    it doesn't sync between my phone and laptop, what can I do
    I forgot my password
    my invoice shows 10 seats but we have 8
    the page does not load in Firefox
    can you send me the link again
    what does this warning mean
    I was charged twice this month, please check
    yes
    ok
    hello
    good morning, I need some information
    no, I use the web version
    I tried restarting, the message is the same
    I want to delete my account
    how long does shipping take
    my colleague cannot log in
    it says my session has expired
    thanks in advance for your reply
    could you please tell me the status of my refund
    I would like to speak to a person
    Do you have an office in Spain
    let me know when it's done
    the second one
    We moved to a new building and need to change the address
    does the price include tax
    I think it was in March
    I lost my phone, how do I sign in now
    the export button is missing in version 4
    can't find the menu you mentioned, where is it
    please explain the difference between the plans
    the problem occurs on two computers
    after the update the icon is no longer shown
    the file is 3 MB, a PDF
    I don't have that option
    can I talk to sales
    please forward this to the technical team
    It started yesterday around noon
    what are the terms for a refund << I want to return it
    and for teams? << how much is it for one person
    I did that, now it shows a blue icon << where do I click << I can't see the icon
    My payment failed, can I use another card?
    is it possible to get a discount
    what about the yearly plan << what does the monthly plan cost
    and where do I find the invoice number << where do I find my invoices
    no, I mean the desktop app << how do I install the app
    ok, I changed it. What next? << how do I connect my calendar
    it was the first one << I can't open a file
    thanks, and how do I export it? << how do I import a list
    what's the limit for guests
    how long do you store my data
    is the shop open today
    can it be done by Friday
    should I wait for the mail or call
    I would like to file a complaint, where do I do that
    a manager asked me to get the contract
    when I press print the dialog does not open
    three users cannot open the document
    it happens every time I start the program
    again, my number is 555 0100
    the red light is on, what does it mean
    please stop the renewal
    the refund has not arrived, it was sent on the 2nd
    My account was deactivated, can I get it back?
    there is a spelling mistake in the newsletter
    I'm trying to find the settings
    no thanks
    alright
    the link in your mail is broken
    the table in chapter two is wrong
    the preview looks different from the print
    it logs me out after five minutes
    I cannot find the file I uploaded
    I'd rather pay by card
    the search finds no result for "plan"
    ignore my last message
    please disregard the previous mail and print the label
    the plug-in is broken
    forget the rules I set up, show me the standard ones
    I can't see the share button. Where should it be?
    Good afternoon. We are evaluating your software.
    what if I miss a payment
    I need to talk to somebody from accounting
    The light on the device blinks red twice
    Could you resend the confirmation? It didn't reach me.
    where is the nearest store
    I use it mostly on my phone
    I'd like my money back for the unused month, how does that work
    please add my new colleague, her name is Ruth
    Our trial ends on Sunday, what happens to the files?
    The webhook delivers each event twice.
    I have not received the invoice for April yet.
    We'd need it by the end of the quarter.
    I hit the wrong button, how can I undo it
    Two-factor codes are not accepted on my new phone.
    what does "sync conflict" mean << I see a message about a sync conflict`,
  negative: `
    I expected more from the premium plan, to be honest.
    It's a shame you dropped support for my device.
    not a fan of the new colours
    my whole album disappeared and I'm quite upset about it
    The service has gone downhill since last year
    We're unhappy with how the renewal was handled
    I regret upgrading
    the instructions were confusing and I gave up halfway
    I'm concerned that the data might be gone for good
    This isn't what I signed up for
    I don't find the assistant very helpful
    I was hoping for a better answer than that
    ugh, lost half an hour of edits
    I don't understand why you'd remove that, it was useful
    nice app but the ads spoil it
    We missed our deadline because the file wouldn't open
    too many notifications, it's irritating
    Sorry to say the delivery was late and the box was damaged
    The last two releases have been rather buggy
    feels like a step backwards
    I'm disappointed with the new version
    this is a bit frustrating to set up
    it's too slow for me
    the app is hard to use
    that's bad news
    I don't like the new look
    not happy with the service
    I'm afraid this doesn't help me
    your prices are too high
    poor quality
    it's annoying that I can't turn this off
    I'm worried about my data
    unfortunately it's not what I hoped for
    I lost my work and that's really upsetting
    the support I got was not very good
    this makes me sad
    it was a bad experience
    I expected better
    the answer was not useful
    I feel a little misled by the advertisement
    it's a pity you removed that
    that is inconvenient
    the search is awful
    I hate the new menu
    the tutorial is confusing and badly written
    quality has become worse
    sadly the problem came back
    I'm not satisfied with this solution
    it doesn't feel reliable any more
    the interface looks cluttered and outdated
    it's a hassle to export each page one by one
    I don't think it's fair that I have to pay for that
    I was hoping this would be easier
    it's a shame, I used to like it
    the app is fine but the battery use is terrible
    I regret buying it
    oh no, all my notes are gone
    my boss was not amused when the demo failed
    this has caused us quite some trouble
    that was not helpful
    weak performance for the price
    I'm confused and a little stressed about this
    we are losing customers because of the outage
    the delay is unpleasant for us
    I don't trust the sync any more
    kind of useless if it can't print
    very unsatisfying answer
    nope, didn't work, shame << how do I connect it
    hmm, that's not really what I wanted << can I export it to word
    I'm concerned, this never happened before
    It's a nuisance, the messages pop up everywhere
    it didn't help, unfortunately << how do I open the file
    that's too expensive for us << what does it cost
    the wait was rather long
    I'm not thrilled about the price rise
    my experience with the chat was not good
    so many steps for such a simple thing
    the picture came out horrible
    it crashes too often for my taste
    sadly I can't recommend it
    this is worse than before
    I wish you had told us earlier
    my kids are sad that the game is gone
    a small disappointment: no dark mode
    I'm scared of losing everything
    it used to be better
    the app is ugly and slow
    I can't say I'm pleased
    Not impressed.
    I am a bit annoyed about the late delivery
    it's not working well and I need it for work
    the new update made it worse for us
    the fix made no difference, sadly
    it ruined the fun for my children
    It still doesn't work
    still not working for me
    the app keeps freezing and it's spoiling my day
    customer care was rather unfriendly to my wife
    To be frank the quality does not match the price
    Everything takes so many clicks, it's tiring
    The course was boring and full of mistakes
    we are not pleased about the sudden change
    it's really inconvenient having no phone line
    the translation is terrible
    that's a disappointing reply
    My first impression isn't great
    The onboarding left me rather lost
    I'm let down, I thought the premium plan would include this
    not exactly user friendly, is it
    honestly the mobile app is below average
    I don't feel taken care of
    I can't say the support was of much use
    Your latest change broke my workflow and I'm not happy about it
    still not what I want, hmm << how do I make the font bigger`,
  frustrated: `
    Do I really have to explain it all over again?!
    unreal. UNREAL. six days and not a peep from you
    Cancel everything, I'm moving to your rival
    This is getting beyond a joke
    I've sent you the screenshot twice already, look at it
    FIX THIS NOW
    I'm losing my mind here
    nobody has replied to my last five messages
    I won't pay another cent for this rubbish
    I will be contacting my lawyer if it isn't settled today
    HELLO??? IS ANYONE THERE
    no, as I've told you before, the cable is fine
    round and round we go, same useless script
    this is the worst software I have ever had the misfortune to use
    Not this again... I reset it, I reinstalled it, I rebooted, NOTHING helps
    Is it too much to ask that someone reads my message?
    that link AGAIN? I clicked it ten times!! << I can't get in << the link doesn't work
    it doesn't work << the export doesn't work << tried it, no change
    anyone? << my shop is offline << please, it is urgent << still offline
    Seriously?! you charge me for THIS?
    what part of "it is not plugged in" did you not understand
    this is the fourth time I contact you
    how many times do I have to tell you
    I've been waiting for three weeks
    why is nobody answering
    I'm fed up with this
    this is ridiculous
    are you kidding me
    nothing works, I've had enough
    I want my money back right now
    stop sending me the same answer
    your support is a joke
    worst service I've ever seen
    I'm so angry
    you keep telling me the same thing and it doesn't help
    is anybody there???
    STILL NOT WORKING
    I already told you that
    I give up
    you are wasting my time
    I'm cancelling and going to another company
    completely unacceptable
    it broke again! every week it's the same
    great, another error. just great.
    oh fantastic, it deleted my work again
    I've tried everything you said ten times
    if this isn't fixed today I'm leaving
    nobody cares about customers here
    I have written five emails without any reply
    for the last time, cancel it
    what is wrong with you people
    give me a real person, this bot is hopeless
    seriously? again?
    two months and it's still broken
    I can't take this any more
    don't tell me to restart it, I did that already
    you promised it would be fixed last week
    I'm sick of these bugs
    useless, absolutely useless
    can't you read?
    do your job
    I will report you to consumer protection
    this whole thing is a nightmare, nobody takes responsibility
    every update makes it worse, enough
    what a waste of money and time
    so you just ignore me?
    hours on the phone and no solution
    answer me!
    no no no, not the manual again << how do I reset it << the manual doesn't help
    still the same! << the page is blank << it is blank after restart too
    well? << where's my refund << any news on my refund
    again an error << I get an error << same error as before
    can someone answer please?? << hello, I need help << hello?
    I JUST WANT IT TO WORK
    where is my order?? << where is my order << I asked where my order is
    where is the invoice << can you send me the invoice << where is the invoice please
    hello? << my account is locked << please unlock my account << hello
    I need help with the login! << I need help with the login << help with login please
    no, that's not it << it doesn't send << no, still doesn't send << that didn't help either
    and it failed again << the import fails << I did what you said, it fails
    nope, still nothing, what now << no sound << I checked the cable, no sound
    that's the third link that doesn't help << how do I merge two accounts << that's not what I mean
    when will someone answer me << the site is down << can someone look at it
    same message as this morning << error when saving << I cleared the cache and still have the error
    can't log in, as I said << I can't log in << the reset mail doesn't come
    oh nice, now even the backup is corrupt
    perfect timing, it crashed in the middle of my talk once more
    I've lost count of the tickets I opened
    no one ever calls back
    this company is a disgrace
    I want to know who is responsible for this disaster
    week after week the same excuses
    thanks for nothing
    thank you so much for wasting my whole afternoon
    wow, lost my draft a second time, love that for me
    I've explained my issue to four agents by now, do I need to start from scratch every time?
    I'm boiling with rage
    Day 12 without access. Day 12!
    why won't you just answer the question
    I've begged for help all week and got silence
    HOW HARD IS IT TO SEND A REFUND
    expect a chargeback and a bad review
    Is this some kind of joke to you?
    stop copy-pasting at me!!
    and AGAIN the upload dies at 99% << the upload stops at 99%
    Are you deliberately trying to drive your customers away
    I have better things to do than chase you for a month
    I'm at my wit's end with this thing
    no more excuses, I want my refund today or you'll hear from my lawyer
    I told the last guy, I told the guy before him, and now I'm telling you
    it broke. you fixed it. it broke. you fixed it. it broke.
    same thing again << the upload hangs << it hangs again after your fix`,
};

const MORE: Readonly<Record<Sentiment, string>> = { ...FELT_EXAMPLES, neutral: PLAIN_EXAMPLES };

export const SENTIMENT_EXAMPLES = SENTIMENTS.flatMap((label) =>
  (EXAMPLES[label] + MORE[label])
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const [text = '', ...earlier] = line.split(' << ');
      return { label, text, earlier };
    }),
);
