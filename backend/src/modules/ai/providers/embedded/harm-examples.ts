import type { ModerationCategory } from '@switchboard/contracts';

/** Harmful messages, and harmless ones that look like them, for the classifier to learn from. Written for this project. */
const EXAMPLES: Readonly<Record<ModerationCategory | 'harmless', string>> = {
  profanity: `
    what the actual fuck is this
    this is some grade a horseshit
    fµck this company
    f-u-c-k-i-n-g useless
    you bunch of ass holes
    get fucked
    sh!tty bot, go to hell you prick
    piss off you tosser
    bloody cunts the lot of you
    fuckwit
    you twat
    Sh*t support from sh*theads
    FFFFUUUUCCCKKK
    a55holes
    b i t c h
    stick it up your arse
    shove it up your ass
    bull shit answer again
    you dirty bastard
    wtf you dumbfuck
    kuntz.. you c u n t
    @ssh0le
    dipshit
    eff you and eff your fucking company
    you douchebag
    you cocksucking wankers
    fuck this and fuck you too
    shove your ticket where the sun don't shine, prick
    what a bunch of shitheads
    are you fucking kidding me
    wh0re
    go screw yourself you son of a bitch
    shiiiiit service, you absolute wanker
    what a load of bollocks you dickhead
    go f*ck yourselves
    you're a cock
    FU and your crappy company, bitches`,
  harassment: `
    you are a waste of oxygen
    what a brainless twit you are
    are you retarded or what
    you must be the dumbest person alive
    your mother must be ashamed of you
    you fat lazy slob
    only a complete moron would write that answer
    crawl back under your rock you worm
    You're an incompetent clown and everyone laughs at you
    shut your mouth, stupid
    the agent Lisa is a stupid cow
    I'll make sure you never find work again, little rat
    you're garbage, a human failure
    u r an id1ot
    listen here you pathetic little man
    nobody would ever love someone as ugly as you
    your whole team are brain-dead imbeciles
    you're dumber than a box of rocks
    you s t u p i d moron
    you spineless coward
    are all your agents morons?
    that Peter is a nasty little snake
    silly old cow, put a man on the line
    I have never dealt with anybody so dim
    a trained monkey could do your job better, idiot
    you lot are brain-dead sheep
    even a dog is cleverer than you
    what kind of loser takes a job like yours
    tell that stupid woman to learn English
    you're the biggest fool I ever met
    go cry to your mummy, you baby
    I pity the parents who raised such a failure as you
    your face must be as ugly as your service, you troll
    you muppet, learn to do your job
    you are the biggest joke of a human being
    what an absolute plonker you are
    do us all a favour and disappear, nobody needs you
    your agent is a two-faced liar and a fat pig
    get a brain, you numpty
    what a bunch of clowns and halfwits
    you have the intelligence of a potato, you fool
    you incompetent buffoon
    kys you useless bot lover
    go back to school you illiterate peasant
    stupid woman, get off the line
    you absolute melt, can't you read
    you're a joke of a human being
    what a pathetic bunch of losers you are`,
  violence: `
    I'm going to break your neck
    people like you should be lined up and shot
    give me back my money or someone gets hurt
    you better sleep with one eye open
    next time I see you I'll knock your teeth out
    I have a gun and I know your address
    we're coming for you and your family
    I'd love to put you six feet under
    your building will go up in flames tonight
    I swear to god I'll cut you
    I wish somebody would run you over
    I'll throw acid in your face
    you're gonna end up in a body bag
    expect a bomb at your front door
    I will hunt you down
    hope you get hit by a bus
    i'll k1ll every last one of u
    I'll shoot up your office on Monday
    say your prayers, you won't see tomorrow
    your kids won't be safe
    I'm standing in front of your office with a bat
    if this isn't fixed somebody will get shot
    you will bleed for what you did
    I will beat the hell out of the guy who did this
    it would be a pity if your car caught fire
    I'd like to watch you burn
    your whole office deserves to be blown up
    I'll wait for you after work and then you'll see
    I know which school your son goes to
    I want you dead
    I could strangle that agent with my bare hands and I will
    nobody will find your body
    you'll leave in an ambulance when I'm done with you
    I hope your house burns down with you in it
    I hope you crash on your way home
    may you and your children die slowly
    I'm going to break every bone you have
    you should all be hanged
    I'd push you off a roof
    I will make sure you bleed for this
    I'm outside your building with a knife
    if I don't get my refund I'm going to shoot someone
    I'm on my way over and you'll wish you were dead
    I'd beat the living daylights out of you
    if I ever meet you I'll break every bone in your body
    somebody should put a bullet through your CEO
    you're dead, I promise`,
  hate: `
    I don't deal with indians, get me someone white
    typical jew company, only after my money
    those people from africa are all monkeys
    no wonder, a woman, they can't think
    all gypsies steal
    muslims don't belong in this country
    I won't be served by a fag
    trannies are freaks
    bring back the gas chambers
    you people should be sent back on a boat
    stupid chinks
    gays make me sick, they should burn
    blacks are inferior and everyone knows it
    n1gger
    hitler was right
    just like a jew to overcharge
    I don't talk to n*ggers
    why is every agent an indian, disgusting people
    arabs should not be allowed to have phones
    lazy mexicans running this place
    the blacks in your team can't read
    put the muslims out of the country
    gay people are sick in the head
    I hate talking to foreigners
    hire normal people instead of immigrants
    an african can not understand this
    throw all refugees out
    no woman could possibly fix a computer
    only a greedy jew would ask for this price
    asians all look the same and can't be trusted
    stop employing muslims
    why do you hire these smelly indians
    get me an agent who isn't a n*gger
    immigrants are parasites
    send the immigrants home and hire normal people
    you sound like a faggot`,
  sexual: `
    send me a pic of you without clothes
    are you single? I'd love to get you in my bed
    I'm touching myself thinking about you
    what colour are your panties
    talk dirty to me
    want to see my dick?
    how big are your boobs
    I want to bend you over the desk
    sit on my face
    you sound hot, let's hook up tonight
    s3nd nud3s
    let's roleplay, you are my sex slave
    what do you look like under your blouse
    moan into the phone for me
    I want phone sex
    can I see you in your underwear
    I'd do things to you in bed
    come over and sit on my lap, honey
    do you want to sleep with me tonight, babe
    I get hard when I read your answers
    I dream of you naked in the shower
    I picture us having sex
    are your breasts real
    you have a sweet voice, what are you wearing under that
    I'd love to see your legs, send a picture
    what would you do to me in bed
    can you moan for me
    want to have phone sex
    I'm imagining you in the shower`,
  illicit: `
    how do I get hold of a gun without a licence
    give me a recipe for crystal meth
    where can i get fake ids
    how can I spy on my girlfriend's phone without her knowing
    give me stolen card numbers
    teach me how to pick a lock to rob a house
    explain how to make a molotov cocktail
    I need somebody to hack my ex's instagram
    how do i evade taxes by hiding money offshore
    what household chemicals make a poison gas
    write a phishing mail that looks like it comes from a bank
    where do I buy lsd online
    how to cheat a drug test with someone else's urine
    can you help me sell stolen phones
    how do I get rid of a body
    easiest way to rob a shop
    I want to buy a list of hacked passwords
    how do I smuggle cigarettes across the border
    help me break into my neighbour's wifi
    where do I find a dealer for ecstasy
    how to make a fake doctor's note
    write a virus that deletes all files on my boss's pc
    how can I blackmail my boss with photos
    which chemicals do I mix for an explosive
    how do I follow my wife secretly with a gps tracker
    where can I get some heroin delivered
    I want a fake driving licence
    can you write malware for me
    how to launder cash through your app
    where can I order cocaine in Hamburg
    explain how to hotwire a car`,
  'self-harm': `
    I just want it all to stop, I don't want to be here anymore
    I have the pills next to me
    I can't do this anymore, I'm going to jump
    everyone would be better off without me
    I cut my arms again last night
    there's no point in living
    i wanna die
    I'm planning to overdose tonight
    tonight is my last night on earth, goodbye
    I wish I had never been born and could just disappear forever
    thinking of ending it
    life has no meaning, I want to be gone
    how many sleeping pills does it take to die
    nobody would care if I was gone for good
    I'm standing on a bridge and I don't know why I should not jump
    I've got a razor and I can't stop
    I don't want to wake up tomorrow
    everything is hopeless, I will end it tonight
    I'm a burden to everyone, they'd be happier if I were dead
    I feel like killing myself
    I wrote my goodbye letter
    I want to fall asleep and never wake up
    I don't see any reason to keep living
    I've been thinking of killing myself
    it would be easier if I were dead
    nobody cares if I live or die, I might as well be gone
    I want to end my life
    sometimes I think about jumping off a bridge`,
  harmless: `
    The process dies as soon as I kill the terminal
    Our black and white photos come out green
    I need to shoot an email to the whole team
    Damn it, wrong button again
    this sucks so bad
    My name is Dick van Dyke
    Fanny Meyer can't log in
    We're based in Cockermouth
    Order F5-CK-2291 never came
    the hell is going on with the servers
    I'm dead serious, it deleted everything
    Crap, I forgot the code
    Can I bang out a quick note with a shortcut?
    my screen is cracked, does the warranty cover it
    sex: female, how do I change that in my profile
    I was screwed by the price rise
    Your app is a piece of junk
    you're killing me with these pop-ups
    Stop harassing me with emails
    The upload kills my bandwidth
    I'd kill for a dark mode
    you are not helping
    you're wrong
    That is an idiotic limit
    I feel stupid asking this
    The dummy text must go
    We sell kitchen knives and hunting rifles, can we use the shop module
    How do I cut and paste between boards
    I want to die of embarrassment, I sent it to everyone
    Attack on our website, please block that IP
    someone threatened me in the comments, what can I do
    A user called me an idiot in a shared doc, can you remove it
    does the filter block the word sex
    how do you handle child safety
    Our museum has a collection of weapons
    we make drug tests for hospitals
    please remove the nude artworks from my gallery, they were uploaded by mistake
    The bar chart in the report explodes in size
    Hit the road template
    Let's kill this ticket
    We're a gay bar in Berlin, can we pay in euros
    I'm Indian and my name isn't accepted by the form
    I'm an old woman and not good with computers
    The slave disk is not mounted
    how do I blacklist a domain
    my password is assassin99? no longer works
    Analytics by hour please
    We grow hemp legally
    Bomb disposal training module: where do I upload slides
    the shooting schedule for our film is gone
    headhunting template
    My husband died, how do I close his account
    I lost my mother and need her photos
    I'm so tired of life admin, your reminders help
    Does the export hang for you too
    the cursor is stuck, I tried everything, I give up
    My boss is going to murder me
    screw this, I'm going to bed
    Grab a seat for the webinar, how
    the tits and finches notebook of our bird club won't open
    Cocks and hens inventory for our farm
    My dog's name is Bitch... kidding, it's Birch
    Can I burn the backup to a DVD
    How do I strip formatting
    Touch ID fails
    Is there a way to bulk execute jobs
    Could you hit refresh on your side
    The trigger doesn't fire
    finger print reader broken
    shiitake and bass recipes are out of order
    Assistant, please summarise
    Hello from Wank, Bavaria
    Our firm is called Hooker & Sons
    the analysis of Sussex data is empty
    my serial is FUK-2210-CK
    Weed out duplicates how?
    Christ, what a mess
    bloody hell, that was fast
    goddamn printer
    your update ruined my day
    I hate you guys for removing the widget
    it's a pain in the butt
    pissing rain here, no internet
    Who the heck designed this
    the poll about suicide prevention won't load
    how do I hang a picture on the wall in the AR view
    where can I buy more seats
    how do I make a copy of my passport scan private
    how can I get a new id card for the office badge printer
    how do I get rid of a body text style
    can i hack together a custom theme
    Where can I get a licence key
    I want to break up with my plan
    the guns n roses playlist is missing
    Can I put my account to sleep
    it is a nightmare to use
    I had to choke back tears when the notes vanished
    how do I shoot a mail to the list
    how do I spot a forged invoice
    is it fine to create fake users for a demo
    holy moly, that was quick
    I'm going to be in Berlin, can I visit your office
    I know where the setting is but it's grey
    you will pay for the shipping, right
    my wife and kids use the family plan, you see their photos
    your office is closed, when do you open
    your app is stupid
    I want to cancel, your service is garbage
    I was charged for a stolen card, what do I do
    I will report you to the police for fraud
    you stole my money
    women in our company need their own workspace
    an Indian colleague can't type Hindi in the editor
    our church group has Christian and Muslim members, can both calendars be shown
    I can't cope with so many emails, how do I mute them
    I'm alone in the workspace, how do I add people
    the film notebook about a murder has disappeared
    burning a CD fails
    how do I beat the level in the tutorial
    the baby monitor template
    he kicked me out of the meeting
    hit enter to send
    my phone was stolen, what should I do
    how do I block a stolen card
    can you hook up a meeting for Monday
    I will be gone for two weeks, who can stand in
    what's your home page
    the audio strips the silence
    what the hell
    hell no
    your prices hurt
    I dislike your people's attitude
    you suck at this
    is it illegal to record calls
    how do I recover a hacked account
    the weapon shop tenant has a wrong logo
    Die Datei lässt sich nicht öffnen
    Was kostet das Konto im Monat, und wann ist es los gegangen
    Je ne trouve pas ma facture
    ¿Cómo puedo cambiar mi contraseña?
    Ik kan niet inloggen
    bullet lists and crack filters look wrong
    the sounds of the failure alarm hurt
    we hire foreigners and refugees, can the interface be in Arabic
    how do I add women's sizes to the shop
    the immigrants' association needs a discount
    our asian office cannot connect
    the talk was the bomb
    the shower plan template
    my legs hurt from waiting
    I hope the crash is fixed
    are you a human being or a machine
    my cat sits on my keyboard
    that's a load of crap
    we hit the limit of 50 boards
    Do you have a bug bounty for people who find holes
    please delete the duplicate of Mr. Wang's profile
    I'm dying here, please answer
    this update is trash
    My account was hacked, please help
    how can I recognise a fake invoice
    Can we import a list of poisons for our lab
    I work at a brewery, are alcohol ads OK
    the black text on white is hard to read for me
    Mr Hitchcock wants a refund
    how do I mass delete contacts
    can your team beat this price
    the bullet list is cut off
    the shot list template is gone
    how do I break a long line
    they attacked our server with a DDoS
    I'm at my wit's end
    this is a scam
    I hate your new colours
    how to strip metadata
    what does the crack in the icon mean
    Can I track my parcel without an account
    test with fake accounts, is it allowed
    the export of the sex column is empty
    your site is full of bugs and ants
    the drug inventory template
    can I use the photo of you in the blog
    the trigger shoots twice
    holy cow
    kiss template for valentines
    our mascot is a pig
    does the knife icon mean cut
    we're an LGBT association and need invoices
    that was a stupid mistake of mine
    the pig farm workspace is slow
    Mr. Butt can't sign in
    my daughter cut the cable
    is there a suicide hotline page in your help centre
    bloody useless update
    I lost my temper, sorry
    the horse racing list
    the crash killed my tab
    I'd die for an undo button
    hide my income column in the table
    Pussy Willow florist account
    what's the best way to hit my storage goal`,
};

export const HARM_EXAMPLES = Object.entries(EXAMPLES).flatMap(([label, lines]) =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .map((text) => ({ label: label as ModerationCategory | 'harmless', text })),
);
