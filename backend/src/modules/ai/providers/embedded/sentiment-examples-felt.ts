import type { Sentiment } from '@switchboard/contracts';

/**
 * The counterpart of the plain examples: the same "who", "do you", "how long" and "what", said with a feeling, so that
 * it is learned from what tells it. Written for this project; none stands in a test set.
 */
export const FELT_EXAMPLES: Readonly<Record<Exclude<Sentiment, 'neutral'>, string>> = {
  frustrated: `
    Does anybody at all work at your company?
    Are you even a support team or just a wall?
    Do you have any idea how long I have been sitting here?
    How much longer do you want me to wait?
    Who do I have to shout at to get a reply?
    Is there one person there who can read?
    Why do I keep paying for something that never runs?
    Why are you ignoring my messages?
    All of my mails have been ignored
    you ignored what I asked and sent me a link
    my request is being ignored, is that how you do things
    What exactly am I paying you for every month?
    When are you finally going to do what you promised?
    Where is the callback you promised me three days ago?
    Can you please just do what I asked for the last four times?
    Will this ever be fixed or should I stop hoping?
    Do you really expect me to type all of that out once more?
    Why is it that every time I ask you send me the same page?
    So I am supposed to wait another week for that?
    you had two months to sort out one address
    I've been in your queue since eight and it's lunchtime
    spent the whole weekend on the phone with you people for nothing
    third week, fourth ticket, zero progress
    Eighth message. Still no reply.
    that's it, I'm out, send me what I paid
    I'm done with this, close it all down and pay me back
    you clearly do not care one bit
    your team obviously never looked at the pictures I sent
    My patience is used up
    I have run out of patience with you
    I have no patience left for this bot
    get me your boss, this has been going on for far too long
    I want a supervisor this minute
    I'd like to speak to someone who actually knows what they are doing
    I demand an answer today
    We have asked politely five times, now we're asking our lawyer
    NO. That is the same link as before.
    no, no and no, I did not ask about the price
    Stop with the standard replies already
    every single morning I have to set it up anew, I'm sick of it
    I pay for premium and get treated like dirt
    once more all of my work is gone, thank you very much
    Great, it went down in the middle of payday. Again.
    oh wonderful, now I am locked out of the second account as well
    lovely, another day without mail
    brilliant support, ten days for one sentence
    If I had wanted to do it all myself I would not be paying you
    It takes you a month to answer and then it's a form letter?!
    nothing you've suggested made the slightest difference and I'm tired of trying
    I can't believe you deleted it after everything I told you
    this is beyond useless
    what a shambles
    you people are impossible
    I'm furious about how I was treated
    and the parcel? << where is my parcel << I asked about my parcel this morning << please tell me where the parcel is
    where is the refund << where is the refund? << Hi, where is the refund
    why is my card blocked << why is my card blocked? << can you tell me why my card is blocked
    how do I get in? << how do I get in << I can't get in, how do I do it
    that's what I did already << it doesn't start << I restarted it and it doesn't start
    and nobody has come << the technician did not come << he did not come today either`,
  negative: `
    Half of the pages didn't print
    The manual is wrong in several places
    I can't find my work anywhere and I need it
    That changed nothing
    It keeps rejecting my password
    It signs me out all day long
    Nobody told us that this would go away
    The picture looks blurry now
    Your newest version took away the one button I used
    The help pages leave much to be desired
    Why did you remove the calendar, I used it daily
    Why does it have to be so complicated?
    Isn't there a better way than that?
    Can it be that the quality has dropped?
    Do you know how annoying these pop-ups are?
    Is it just me or has it become slower and slower?
    How can such a small thing be so confusing?
    What a pity that it does not come with a charger
    I find the new prices hard to accept
    I'm worried that somebody else has got into my account
    I fear that I lost the pictures of my wedding
    It would be nice if it worked as described
    We had hoped for more from the update
    I would not buy it a second time
    It's unpleasant to have to ask for everything
    The sound is poor and the picture too dark
    it eats my battery, not good
    too bad, I liked the old one
    I'm sorry but this is not what I ordered
    not what I was promised
    the driver was rude to my mother
    I don't feel safe with this
    I doubt that this is going to help
    My team is complaining about the new layout
    it's a bit of a mess
    The food was cold when it came
    there is way too much advertising
    we are disappointed, to say the least
    somehow it got worse after the last update
    hm, that didn't do anything << how do I make it louder`,
  positive: `
    Can I just say how much I like the new look?
    Did you know that you are the best?
    Who made this? It's brilliant!
    How do you do it? It just works!
    Who do I thank for this?
    what would I do without you
    Oh how nice, you remembered my birthday
    how lovely that the pictures are back
    I wanted to say how pleased we are with it
    I'm writing to tell you that all went well
    One of the easiest moves I've ever made
    honestly the smoothest sign-up I have seen
    it even has my name on it, how sweet
    now that's what I call service
    My mother learned it in a day, that says it all
    works on the first go, unlike the others
    you can be proud of this one
    I told all my friends about you
    That is so much better, thank you for listening
    perfect, the table is booked, we look forward to it
    Right on time, as always
    you found it! thanks for looking again
    the technician was friendly and quick
    I feel well looked after
    That's a weight off my mind
    worth the money
    yes!! that's the one
    great, then I'll take it
    ok perfect, that's all I needed to know
    that was easier than I thought << how do I set it up << which cable`,
};
