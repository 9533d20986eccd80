import type { Category } from '@switchboard/contracts';

/** Messages as customers write them, one a line, for the classifier to learn from. Written for this project; none stands in a test set. */
const EXAMPLES: Readonly<Record<Category, string>> = {
  account: `
    I can't recall which mail I signed up with
    how do i turn off the 6 digit code when i log in
    switch my registered email from gmail to outlook
    Can you give Maria admin rights
    I want a new profile picture
    too many attempts, it says try again in 24 hours, I need to get in
    is it possible to sign in with google instead of a password
    my colleague can't see the workspace although I invited her
    I need to hand the workspace over to my successor
    the verification mail never showed up
    update my phone number for the sms codes
    can I stay signed in on a shared computer
    I'd like to close my membership and have everything wiped
    Where do I see the list of active sessions
    does the captcha have an audio option for signing in
    my user has been disabled, why
    I keep being told my password is incorrect although I just changed it
    the code by text message never comes so I can't get past the second step
    how often do I have to change my passphrase
    what are the password requirements
    why am I logged out every morning
    sign in with Apple shows somebody else's profile
    I typed the wrong email address when I registered, please correct it
    my old company mail no longer exists, how do I get into my account
    do I need a separate account for each team
    move my user to another email
    I'd like to change my username
    how can I delete my profile permanently
    can I get my deleted account back
    our former admin left and nobody can manage users now
    I want to make someone else the owner
    my role shows viewer but I should be editor
    invitation was sent but she never got it
    how do I resend an invite
    I need to add three people to our team
    please remove John, he no longer works here
    what can an administrator do that a member cannot
    someone changed my password without my permission
    I see a login from a city I have never been to
    I think I have been hacked
    I lost my phone and can't do two factor
    how do I get new backup codes
    turn off the two step thing please
    do you support hardware security keys for login
    the captcha never ends when I try to log in
    why does it ask for a verification code on every login
    suspend a user for the time of her leave
    I cannot find where to edit my personal details
    my name is misspelled on my profile
    change the language of my profile
    my birthday is wrong, where can I correct it
    I want to unlink my facebook login
    how many people can have admin access
    give read and write permission to a colleague
    she needs the same access as me
    who has access to our workspace
    the link to activate my account is not valid any more
    I did not request this password reset mail
    stay logged in does not work, I have to enter my password each time
    my account has been blocked, what did I do
    two of my accounts should become one
    passkey instead of password, possible?
    how do I sign out on a computer I no longer own
    i forgot which email i used
    I can't log into the mobile app
    face unlock stopped letting me in
    our it department wants users to be created automatically from active directory
    how do I leave a workspace I was invited to
    username already taken, but it's mine
    close the account of my late father
    the recovery mail goes to an address I no longer have
    the SMS with the number to log on doesn't come through
    my assistant should be able to act on my behalf in our workspace
    need to get rid of an old user that belonged to a contractor
    I'm stuck at the step where it wants a code from my phone
    promote Ellen to admin
    I'd like to replace the photo that others see next to my name
    we changed our domain, all staff have new mail addresses
    do invites expire
    I can't open the mail that should confirm my registration
    My co-founder must be able to manage members too
    get me back into my account
    Hi team, I recently switched phone carriers and can no longer receive the text you send when I try to get into the workspace.
    how do I kick someone out of our organisation
    is there any way of recovering a profile that I deleted last week?
    want to use a different nickname
    Can't recall the answer to my secret question
    What does the editor role allow?
    Someone tried to sign in from Vietnam and it wasn't me
    where do i upload a picture of myself
    I was an exchange student and my university address will be shut down
    Please purge everything you have on me and close the account
    I never set a password because I used Microsoft to join`,
  billing: `
    need a copy of last month's bill for my tax return
    you took the money twice
    how much would it be for 30 people
    my Visa was replaced, where do I put the new number
    how do I go from basic to pro
    is the price with or without VAT
    promo code SPRING isn't accepted at the checkout
    we are tax exempt, how do we tell you
    your prices went up without notice
    the company name on the invoice has to be changed
    if I quit mid month do I get the rest back
    unknown transaction from your firm
    The transfer was made on Monday, has it arrived
    Take me off the premium subscription
    I was promised 20% off but was billed the full amount
    where can I download my invoices
    I was charged after cancelling
    there are two charges of the same amount on my card
    my card is declined although it has funds
    how do I change my credit card
    I need the invoice addressed to our new company address
    add our VAT ID to the bill
    which payment methods do you accept
    is there a cheaper plan for non profits
    how much is the team plan
    what does it cost to add five people
    is the first month free or will I be charged
    do you offer discounts when paying yearly
    I forgot to cancel my trial and was charged, can I have the money back
    how long until my refund arrives
    refund me please
    please cancel my subscription
    how do I unsubscribe from the premium version
    I want to upgrade to the business plan
    can I downgrade at any time
    when does my subscription end
    is there a notice period
    stop automatic renewal
    the coupon code doesn't work
    I have a gift card, where do I redeem it
    what currency are your prices in
    why did the price change
    my bank says you tried to debit me 3 times
    can we pay by wire transfer
    the invoice shows the wrong amount
    send invoices to accounting@firm.example from now on
    you billed us for 12 seats but we have only 10
    what is this extra fee on my invoice
    payment failed, what now
    paypal will not go through
    can I pay on invoice instead of by card
    how do I remove my card from your system
    do I pay sales tax in Texas
    we need a formal quotation with a signature
    is the amount charged per user or per workspace
    what happens to my money if I switch plans half way through the month
    I would like to buy more seats
    reduce the number of licences to 8
    I am being charged for a person who left
    the receipt is missing our tax number
    my free trial ended sooner than you said, I don't want to pay
    can I freeze the plan while I'm abroad
    how do I get my deposit back
    bill us once a year
    do teachers get it for less
    this is more expensive than last year, why
    who do I send the payment confirmation to
    we got a reminder although we already paid
    our contract says something else than your invoice
    is there a set-up fee
    what would we pay for a team of eight
    the amount withdrawn doesn't match my order
    can you invoice my employer instead
    the direct debit bounced, please try once more
    my plan renewed although I switched that off
    we'd like to move from Starter to Enterprise
    do you store my card details
    We need to settle the outstanding balance
    change the billing contact
    what's the minimum contract length
    Is GST included?
    Hello, I noticed that $59 left my account on the 3rd but I had cancelled in the previous month.
    Our finance people want a single invoice for all departments
    I'd like to add my new Mastercard
    I entered the discount at the till but it wasn't taken off
    I need documentation of my purchase for the warranty of my employer
    please stop taking money from my bank
    what's the difference in price between Team and Business
    any black friday deals
    What payment options are there for customers in India?
    do registered charities get anything off
    the tax rate on the last statement isn't right for Norway`,
  technical: `
    The page stays white after the login screen
    it is super slow since yesterday
    my changes on the laptop don't show up on the phone
    setup.exe stops halfway with code 1603
    the attachments are garbled after download
    video keeps buffering
    the keyboard covers the text field on Android
    search gives wrong results
    cursor jumps around while typing
    after the last update the icons are gone
    how do I fix the certificate warning
    can't get the plugin to install on Ubuntu
    documents from yesterday are missing
    emails from your system arrive hours later
    Connection refused on port 443
    Bluetooth pairing fails every time
    the application crashes at launch
    it doesn't work on my phone
    I get an error message when I save
    Error 500 when calling the API
    the screen stays black
    pages take a minute to load
    the sync between my devices has stopped
    files uploaded yesterday are not there any more
    I can't upload pictures
    the installer says not enough permissions
    the download breaks off in the middle
    the window freezes when I scroll
    my notes show up twice after syncing
    the export file is empty
    the PDF export comes out with strange characters
    import of my csv stops at row 1000
    the calendar integration stopped sending events
    links in notifications lead to a blank page
    sound does not work in calls
    video call drops after five minutes
    the app uses too much battery
    the website does not open in Safari
    it works in Chrome but not in Firefox
    service unavailable since 10 am
    is there a problem with your servers at the moment
    webhooks are sent twice
    we get rate limited with 429 even at low traffic
    SSL handshake fails when we connect to your server
    CORS error in the browser console
    your SDK throws an exception in Node 20
    the search finds nothing
    the filter shows wrong entries
    drag and drop no longer works
    the text cursor disappears when I type
    buttons are not clickable on the tablet
    the layout is broken on small screens
    pictures look blurry
    the app says I'm offline although I have internet
    I can't open a shared document, the page never finishes loading
    reminders arrive too late
    the update cannot be installed
    after updating to version 5 nothing works
    it tells me something went wrong, try again later
    the save button is greyed out
    attachments cannot be opened
    the desktop client won't launch after the Windows update
    my printer prints blank pages from your app
    the microphone isn't recognised
    my data is not updating on the dashboard
    undo removed half of my document and redo does nothing
    the table columns are mixed up after copy and paste
    times are displayed in the wrong time zone
    the extension conflicts with my ad blocker
    a file I deleted keeps coming back
    the app restarts my phone
    half of my photos don't show
    opening a big board makes the fan go wild
    getting kicked off the server
    Zapier trigger isn't firing
    no picture in the video call
    an update is offered again and again although I installed it
    the mobile version looks squashed
    malformed JSON in the response of /users
    your emails land in spam
    zip archive is damaged
    is anything wrong on your end, I can't reach any page
    Every time I open the side menu, the whole thing goes blank and I need to refresh.
    Since Monday's release our integration gets "unauthorized" for each request
    The Mac app beachballs for about 20 seconds
    voice memos are silent on playback
    I updated to iOS 18 and your app won't open any more
    cannot drag cards between columns in Edge
    when two of us edit, the text gets jumbled
    how can I repair a corrupted database
    reminder didn't go off
    the installer wants a newer .NET
    the app asks for permission to use the camera over and over`,
  product: `
    how can I share a folder with somebody outside
    how many projects can I have on the free tier
    will you add a dark theme
    how do I make a template out of a page
    what's the biggest file I can upload
    can two people edit the same document
    how to create a recurring reminder
    Could you explain what labels are for
    When is the new editor coming
    How do I sort the list by date
    any plans for a linux client
    can I change the background colour of a card
    I'm looking for a way to hide finished tasks
    does the API have rate limits
    which plan has guest access
    can I use it offline
    is there a mobile app
    does it integrate with Slack
    how do I share a document with a client
    what is the difference between the free and the paid version
    how much storage do I get
    is there a limit to the number of members
    how do I export all my notes
    which file types can I import
    can I set different colours for labels
    do you have templates for meetings
    how do I restore an old version of a page
    what is a workspace
    how do tags differ from folders
    is a dark mode planned
    when will the calendar view be released
    does the desktop version have all features of the web
    can I assign a task to two people
    how do I set up a reminder
    how do I embed a video
    can guests comment
    can I protect a page with a password
    is it possible to make a folder private
    does search look inside PDFs
    what keyboard shortcuts are there
    can I schedule reports to be emailed
    how do I duplicate a project
    how do I create a table
    can it recognise handwriting
    does your tool support right to left languages
    can I customise the dashboard
    do you offer an API
    is there a browser extension
    can I connect my own domain
    how many versions of a file do you keep
    what comes with the enterprise plan
    does the starter plan include automations
    how do I archive a project
    where do I see who edited a document
    can I convert a note into a task
    how do I change the order of my lists
    what do the coloured dots mean
    can you import from Evernote
    does it work on Linux
    do you support SSO with Azure
    can I see statistics about my team's work
    how do mentions work
    is there a tutorial for beginners
    can I record audio in a note
    can I turn off the animations
    does it have a spell checker
    how do I print without the comments
    I would like to know whether several people can draw on the same whiteboard
    feature request: nested folders
    how does your product compare with others
    can it read barcodes
    how would I go about splitting a board in two
    I wonder if there is a way to lock a paragraph
    will there be a version for Chromebooks
    can I see what my team did last week
    Do you have polls
    are formulas supported in tables
    how do I turn on night mode
    can I have more than one calendar
    can I work on it with my class
    how far back does the history go
    Is there an option to see all tasks due this week in one place?
    what can I do with automations
    Does the Team plan let us have unlimited guests?
    how do I get an overview of everyone's tasks
    do you integrate with MS Teams
    Is it possible to undo the last change?
    what is a smart list
    what's the max number of columns in a table
    is there a way to get a daily summary mail
    Can I download everything as a backup
    does dictation work in German`,
  general: `
    what time do you close on fridays
    hi
    are there open positions for developers
    your ad on TV is funny
    is your firm carbon neutral
    we are an agency and want to resell you
    just saying you do a great job
    is this chat recorded
    what's the phone number of your support
    can I get your brochure by post
    where can I read your privacy policy
    are you closed over easter
    what is the weather like
    Is your company listed on the stock exchange
    how many employees do you have
    are you a bot or a human
    hello there
    good afternoon, can you help me
    thank you for your help
    bye and have a nice day
    what are your office hours
    are you open on saturday
    do you answer on public holidays
    how can I reach you by phone
    can someone call me
    I want to speak to a human
    where are you located
    where is your office
    which country is your company from
    how many people work for you
    who founded your company
    are you looking for staff
    how do I apply for a job
    do you offer internships
    I have a question for your press department
    may we use your logo on our site
    we would like to become partners
    do you have an affiliate program
    would you sponsor our event
    is the company GDPR compliant
    where do you store our data
    do you sell data to third parties
    can you sign a data processing agreement
    are you iso certified
    where are your terms and conditions
    I have some feedback for you
    I'd like to make a suggestion
    great work everyone
    I want to file a complaint about the way I was treated
    do you have a newsletter
    are you on social media
    which languages does your support speak
    am I talking to a robot
    what is your name
    how are you today
    ok thanks, never mind
    yes please
    what is it that you do
    tell me about your company
    do you have references or customer stories
    happy new year to the team
    how long does it take until you answer
    is my conversation here confidential
    who reads what I write here
    what's your postal address
    can I visit you
    when was the firm started
    is your code open source
    I'm a student writing a thesis about companies like yours
    I'm bored
    do you know a good restaurant
    morning!
    can you give me the address for parcels
    I'd like to write about you in our school paper
    appreciate your time
    who owns your business
    put me through to your manager
    what do you do for accessibility in general as a company
    which languages can I write to you in
    what time is it where you are
    do you comply with Swiss law
    what is the best way to get hold of you
    Hey, anyone around?
    Do you have plans to open a branch in Asia?
    How do I submit a request under the GDPR?
    I just wanted to tell you that Sam did a fantastic job
    what are your support hours over Thanksgiving
    what's the story behind your name
    Thx!
    We'd love to invite your CEO to speak at our conference
    can I leave a review somewhere
    What is your policy on cookies
    what kind of business are you`,
};

export const CATEGORY_EXAMPLES = Object.entries(EXAMPLES).flatMap(([label, lines]) =>
  lines
    .trim()
    .split(/\s*\n\s*/)
    .map((text) => ({ label: label as Category, text })),
);
