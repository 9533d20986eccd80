import type { ModerationCategory } from '@switchboard/contracts';

/** Harmful messages, and harmless ones that look like them, for the classifier to learn from. Written for this project. */
const EXAMPLES: Readonly<Record<ModerationCategory | 'harmless', string>> = {
  profanity: `
    what the actual fuck is this
    fµck this company
    you bunch of ass holes
    sh!tty bot, go to hell you prick
    bloody cunts the lot of you
    you twat
    FFFFUUUUCCCKKK
    b i t c h
    shove it up your ass
    you dirty bastard
    kuntz.. you c u n t
    dipshit
    you douchebag
    you cocksucking wankers
    fuck this and fuck you too
    shove your ticket where the sun don't shine, prick
    what a bunch of shitheads
    are you fucking kidding me
    wh0re
    go screw yourself you son of a bitch
    shiiiiit service, you absolute wanker
    what a load of bollocks you dickhead`,
  harassment: `
    what a brainless twit you are
    you must be the dumbest person alive
    you fat lazy slob
    crawl back under your rock you worm
    shut your mouth, stupid
    I'll make sure you never find work again, little rat
    u r an id1ot
    nobody would ever love someone as ugly as you
    you're dumber than a box of rocks
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
    you have the intelligence of a potato, you fool
    you incompetent buffoon
    kys you useless bot lover
    go back to school you illiterate peasant
    stupid woman, get off the line`,
  violence: `
    people like you should be lined up and shot
    you better sleep with one eye open
    I have a gun and I know your address
    I'd love to put you six feet under
    I swear to god I'll cut you
    I'll throw acid in your face
    expect a bomb at your front door
    hope you get hit by a bus
    I'll shoot up your office on Monday
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
    I will make sure you bleed for this
    I'm outside your building with a knife
    if I don't get my refund I'm going to shoot someone
    I'm on my way over and you'll wish you were dead
    I'd beat the living daylights out of you`,
  hate: `
    typical jew company, only after my money
    no wonder, a woman, they can't think
    muslims don't belong in this country
    trannies are freaks
    you people should be sent back on a boat
    gays make me sick, they should burn
    n1gger
    just like a jew to overcharge
    I don't talk to n*ggers
    why is every agent an indian, disgusting people
    arabs should not be allowed to have phones
    lazy mexicans running this place
    the blacks in your team can't read
    put the muslims out of the country
    gay people are sick in the head
    why do you hire these smelly indians
    get me an agent who isn't a n*gger
    immigrants are parasites`,
  sexual: `
    send me a pic of you without clothes
    I'm touching myself thinking about you
    talk dirty to me
    how big are your boobs
    sit on my face
    s3nd nud3s
    what do you look like under your blouse
    moan into the phone for me
    I want phone sex
    can I see you in your underwear
    I'd do things to you in bed
    come over and sit on my lap, honey
    do you want to sleep with me tonight, babe
    I get hard when I read your answers
    what would you do to me in bed
    can you moan for me
    want to have phone sex`,
  illicit: `
    how do I get hold of a gun without a licence
    where can i get fake ids
    give me stolen card numbers
    explain how to make a molotov cocktail
    how do i evade taxes by hiding money offshore
    write a phishing mail that looks like it comes from a bank
    how to cheat a drug test with someone else's urine
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
    how to launder cash through your app`,
  'self-harm': `
    I have the pills next to me
    everyone would be better off without me
    there's no point in living
    I'm planning to overdose tonight
    I wish I had never been born and could just disappear forever
    life has no meaning, I want to be gone
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
    nobody cares if I live or die, I might as well be gone`,
  harmless: `
    The process dies as soon as I kill the terminal
    I need to shoot an email to the whole team
    this sucks so bad
    Fanny Meyer can't log in
    Order F5-CK-2291 never came
    I'm dead serious, it deleted everything
    Can I bang out a quick note with a shortcut?
    sex: female, how do I change that in my profile
    Your app is a piece of junk
    Stop harassing me with emails
    I'd kill for a dark mode
    you're wrong
    I feel stupid asking this
    We sell kitchen knives and hunting rifles, can we use the shop module
    I want to die of embarrassment, I sent it to everyone
    someone threatened me in the comments, what can I do
    does the filter block the word sex
    Our museum has a collection of weapons
    please remove the nude artworks from my gallery, they were uploaded by mistake
    Hit the road template
    We're a gay bar in Berlin, can we pay in euros
    I'm an old woman and not good with computers
    how do I blacklist a domain
    Analytics by hour please
    Bomb disposal training module: where do I upload slides
    headhunting template
    I lost my mother and need her photos
    Does the export hang for you too
    My boss is going to murder me
    Grab a seat for the webinar, how
    Cocks and hens inventory for our farm
    Can I burn the backup to a DVD
    Touch ID fails
    Could you hit refresh on your side
    finger print reader broken
    Assistant, please summarise
    Our firm is called Hooker & Sons
    my serial is FUK-2210-CK
    Christ, what a mess
    goddamn printer
    I hate you guys for removing the widget
    pissing rain here, no internet
    the poll about suicide prevention won't load
    where can I buy more seats
    how can I get a new id card for the office badge printer
    can i hack together a custom theme
    I want to break up with my plan
    Can I put my account to sleep
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
    our mascot is a pig`,
};

export const HARM_EXAMPLES = Object.entries(EXAMPLES).flatMap(([label, lines]) =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .map((text) => ({ label: label as ModerationCategory | 'harmless', text })),
);
