/**
 * What customers ask and want without any feeling, one a line, for the sentiment to learn from: whom "you" and "who"
 * are asked of, and that a question mark, "safe", "right now" or "switch to" is no sign of a mood. Written for this
 * project; none stands in a test set or among the FAQs of the demo.
 */
export const PLAIN_EXAMPLES = `
  Are you a registered charity?
  Are you able to deliver to islands?
  Are you certified by an auditor?
  Are you in compliance with the tax rules here?
  Are you going to be at the fair in June?
  Are there keyboard shortcuts?
  Are my passwords encrypted?
  Are prices shown with tax?
  Are guests counted as members?
  Are there other stores besides this one?
  Is there a limit on attachments?
  Is there anything I need to bring?
  Is there planned maintenance right now?
  Is there a problem with the servers today?
  Is anyone in the office on public holidays?
  Is anybody available by phone tomorrow morning?
  Is it safe to share a link with people outside?
  Is my card number kept safe?
  Is the desktop program free?
  Is Opera among the browsers that are supported?
  Is your staff allowed to look at my files?
  Is it possible to switch back later?
  Is this the right place for questions about orders?
  Is it still possible to get the old plan?
  Is that included as well?
  Is your app accredited for hospitals?
  Do you ship to Norway?
  Do you offer gift cards?
  Do you guys offer a loyalty programme?
  Do you have an exchange service for devices?
  Do you know the opening times of the shop in Leeds?
  Do you think the small plan is enough for two people?
  Do you think it will rain on the day of the event?
  Do you charge for changes to a booking?
  Do you work with schools?
  Do you deal with insurance companies directly?
  Do you ever have sales?
  Do you keep a record of my calls?
  Do you read the e-mails that come in?
  Do you support older phones?
  Do I need to be there when the technician comes?
  Do I have to enter the code each time?
  Do I have to wait for the first one to finish?
  Do I still get updates after the end of the year?
  Do updates happen automatically?
  Does it work with a smart watch?
  Does it run on a Chromebook?
  Does this work on Windows 7?
  Does it work in airplane mode?
  Does the app go well with a screen reader?
  Does your service meet the standards for banks?
  Does anyone check the uploads?
  Does anybody else see my comments?
  Does it cost me anything to change the date?
  Does the warranty cover damage by water?
  Does the camera switch off by itself?
  Can I use it without an internet connection?
  Can I work on two screens?
  Can I keep working while it uploads?
  Can I work with you from abroad?
  Can I get my money back within a month?
  Can I use it with my car?
  Can I connect it with my printer at home?
  Can I exchange the headphones for another pair?
  Can I cancel any time?
  Can I give it to someone as a present?
  Can I switch to paying once a year?
  Can I talk to someone about a big order?
  Can I have a word with a manager?
  Can you get me somebody from billing?
  Can you get me a person who speaks French?
  Can you put me through to the sales team?
  Can you give me the number of the warehouse?
  Can you do something about the name on the ticket?
  Can you tell me what the code means?
  Can you help me choose a size?
  Can you see my screen?
  Can your people see what I type?
  Can others see when I was online?
  Can this be done from my phone?
  Can it read handwriting?
  Can third parties see my address?
  Could someone get in touch with me about training?
  Could you get a colleague to look at it?
  Could I move the appointment to next week?
  Would you recommend the larger one for a family?
  Would it be a problem to arrive late?
  Will you add more languages?
  Will you be able to repair it?
  Will you let me know when it is ready?
  Will there be a new version this year?
  Will my old cables work with it?
  Will it stop by itself?
  Will I have to pay again?
  Will I have to wait for the next delivery?
  Will this count as a change of contract?
  Should I expect a call from you?
  May I bring my dog?
  How do you protect my details?
  How do you work out the price?
  How do you choose the winners?
  How do you pronounce the name of the company?
  How do I keep two lists apart?
  How do I switch to another account?
  How do I stop the newsletter?
  How do I get hold of the manual?
  How do I give feedback?
  How does the bonus work?
  How does the rate change over time?
  How does it work with more than one owner?
  How is my data protected?
  How safe are the payments?
  How secure is the connection?
  How hard is the course for beginners?
  How difficult is it to move from another program?
  How fast do you answer mails?
  How soon can I expect an answer?
  How quickly do you send things out?
  How long will I have to wait for the parcel?
  How long must I wait before I can apply?
  How many times can I change my name?
  How many times do I have to enter the PIN?
  How often is it updated?
  How much would it cost me to send it twice?
  How come there are two prices?
  How are you different from the others?
  What do you do with my data?
  What do you need from me?
  What do you think of the new plan?
  What do you think is the best way to begin?
  What do I have to do to become a partner?
  What kind of batteries does it need?
  What kind of people use this?
  What sort of companies are your customers?
  What happens if I lose my key?
  What happens to my points when I leave?
  What happens if the connection is lost in the middle of a call?
  What is the wait for a table?
  What is wrong with the old format?
  What is the point system?
  What is your stance on privacy?
  What is the company behind the app?
  What time is it right now over there?
  What if two people change the same line?
  What can I do about a damaged box?
  What must I do when the paper is stuck?
  Which other tools do you connect to?
  Who are your partners?
  Who is your supplier?
  Who made you?
  Who uses the service?
  Who is responsible for the contract?
  Who can see my calendar?
  Who do I write to about an invoice?
  Who has access to the server?
  Who should I speak to?
  Whose name is on the contract?
  Where are you based?
  Where are you getting your figures from?
  Where is the parcel I ordered two weeks ago?
  Where is my order now?
  Where does the money go?
  Where do you keep the backups?
  When will you be back?
  When are you going to release the tablet version?
  When should I expect the next bill?
  When do you answer at the weekend?
  When was the company founded?
  Why do you need my phone number?
  Why do I have to confirm my address?
  Why do I see two entries?
  Why is my upload slow?
  Why is the import stuck at the start?
  Why is there a fee?
  Why has my order not been sent?
  Why can I not see the second page?
  Why does it say offline?
  Any news about the tablet version?
  Anything else you need?
  And who pays for that? << Can my company take over the plan
  And is that safe? << Can I pay with my watch?
  Can I use it abroad as well? << How do you keep the card safe?
  Do you work with dentists? << Where are you based?
  Is it still in stock? << Do you have the blue one?
  Are there any others? << Which languages do you offer?
  And with my tablet? << Does it work with my phone?
  And who do I ask about that? << I have a question about a contract
  let me know who made this
  what else do you know
  what do you think about music
  tell me what you can do for me
  how are prices made up
  are you there on Fridays too
  will you still be here at six
  do you know where the nearest branch is
  I was wondering if you are open tomorrow
  I wonder whether we have enough seats for the new people
  I want you to use my second address from now on
  I want my deposit back when the rental ends
  I need your help with a form
  I need my bill for the tax office
  I need to pay my bill right now, how do I do that
  help me find the serial number
  I lost my card and need a new one
  I need a hand with the second step
  Get me a list of all shops
  Give me the price for ten people
  Give me a summary of last month
  Switch to the other layout
  Switch my plan to the small one
  Change my account to the new address
  Turn off the sound at night
  Turn off automatic updates
  Read aloud without a connection
  Stop the alarm at seven
  From now on send the bills to my office
  Check again whether the table is booked for tonight
  Say that again please
  Repeat the last answer please
  Once more, please, the last part was cut off
  You can use my old number
  You sent me the wrong size, how do I send it back?
  You have my old address, the new one is 4 Mill Lane
  I have been charged two times for one order
  I have been a customer since 2019
  I have written down the code
  We have been using the trial for two weeks
  We waited for the invoice before paying
  It has been moved to another folder
  My account is blocked
  The text is too small for my screen
  I just wanted to let you know that I have moved
  I just need the number, nothing else
  I only want to change the picture
  I want a receipt with my company's name on it
  I want to hear the message again
  I want two tickets for Saturday
  I want the report in my language
  I want my deposit paid into another account
  I want to know who my contact is
  Am I allowed to print it?
  Am I on the list for the course?
  Am I talking to a machine or a human?
  what am I supposed to do with the second key
  Do I have enough points for a free night?
  Is there enough room for three people?
  Can I ask for a copy?
  May I ask you something about the lease?
  What did you say the price was?
  Could you say that again, I did not hear the end
  I did not understand the last step, can you explain it again?
  Can I get a summary every week?
  Does the backup run every day?
  Does it ask for the code every time?
  I press the button and the window just closes
  Copy and paste is broken
  The sum on my bill looks wrong
  I cancelled in May but was billed in June
  I want to report a fraud on my account
  Someone used my card without asking me
  There is a payment that I do not recognise
  Do I lose my discount if I change the plan?
  Nobody in my team can open the folder
  I can't log in on my new phone
  I am not sure which size I need
  I don't know where to enter the code
  I don't know, which one is usual?
  I have no idea what that word means
  That is not my name, it is Marek
  No, that is the wrong house number
  Cancel the second booking
  Please cancel it
  What kind of cable is that?
  What sort of paper do I need?
  Which of the two do you recommend?
  What is that sound?
  Whats the next step
  I get two mails for each comment
  The download takes longer than before`;
