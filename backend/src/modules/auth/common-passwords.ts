/** Passwords of 8 characters or more that are tried first everywhere, in lower case. */
const LIST = `
00000000 000000000 0000000000 0123456789 01234567 11111111 111111111 1111111111 11223344 12121212 12312312
123123123 1231231234 12341234 1234512345 12345678 123456789 1234567890 12345678910 123456789a 1234567a 12345678a
123456aa 123456abc 1234abcd 1234qwer 123qweasd 123qwe123 12qwaszx 13131313 147258369 147852369 159753159 17171717
1a2b3c4d 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1qaz!qaz 20202020 21212121 22222222
23232323 31415926 33333333 44444444 55555555 66666666 77777777 78945612 789456123 87654321 88888888 98765432
987654321 9876543210 99999999 a1234567 a12345678 a123456789 a1b2c3d4 a1s2d3f4 aa123456 aa12345678 aaaaaaaa abc12345
abc123456 abcd1234 abcd12345 abcdefgh abcdefghi access14 adgjmptw admin123 admin1234 admin12345 administrator
alexander alexandra andromeda anthony1 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfqwer australia baseball
baseball1 basketball batman123 beautiful birthday blink182 bismillah brooklyn business butterfly caroline champion
changeme changeme1 changeme123 charlie1 cheese123 chelsea1 chocolate christian christine christmas christopher
computer computer1 corvette courtney creative danielle darkness december default1 demo1234 dinosaur discovery
dolphins einstein elephant elizabeth evolution excalibur facebook felicity fernando flamingo flowers1 football
football1 football123 forever1 forever21 franklin freedom1 friendship fuckyou1 fuckyou2 garfield general1 genesis1
gfhjkmgfhjkm giovanni god12345 goldfish google123 guest123 guest1234 gustavo1 hallo123 hardcore harrypotter
hellokitty hello123 hello1234 helloworld hercules hockey123 icecream iloveyou iloveyou1 iloveyou2 iloveyou123
infinity internet isabella jackson1 jennifer jessica1 jonathan jordan23 justin123 katherine kristina langley1
letmein1 letmein123 letmeinnow liverpool liverpool1 lollipop lovelove loveyou1 mariposa marlboro master123
matthew1 maverick mercedes metallica michael1 michelle mickey123 midnight minecraft mississippi monkey123 mustang1
myspace1 mypassword naruto123 national nicholas nintendo nothing1 november october1 overlord p@ssw0rd p@ssword
pa55word paradise parola123 pass1234 pass12345 passpass passw0rd password password! password0 password01 password1
password1! password11 password12 password123 password1234 password12345 password2 password3 password9 patricia
patrick1 peaches1 penelope phantom1 pineapple playstation pokemon1 pokemon123 precious princess princess1 princesa
q1w2e3r4 q1w2e3r4t5 qazwsx12 qazwsx123 qazwsxedc qazxswedc qqqqqqqq qwer1234 qweasdzxc qwerasdf qwerasdfzxcv
qwerqwer qwert123 qwert1234 qwerty01 qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty
qwertyui qwertyuiop qwertz123 rainbow1 rammstein rastafari rebecca1 remember richard1 robinson rockstar
rockyou1 samantha samsung1 samsung123 scarface schalke04 scorpion scooter1 secret123 security september shadow123
silver123 skywalker slipknot snickers snowball soccer123 softball spiderman spongebob starcraft startrek starwars
starwars1 steelers stephanie strawberry sunflower sunshine sunshine1 superman superman1 superstar support1
sweetheart swordfish test1234 test12345 testtest testing1 testing123 thailand thebeatles thomas123 thunder1
tigger123 tinkerbell tottenham trustno1 university usuckballz1 vacation valentina vanessa1 veronica victoria
welcome1 welcome123 welcome1234 whatever whatever1 william1 winston1 wolfgang woodland wrestling xbox360360
yamaha123 yankees1 yourmom1 yugioh123 zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcvbnma zzzzzzzz
switchboard switchboard1 agent123 customer123
`;

/** Lower case, so compare in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter(Boolean));
