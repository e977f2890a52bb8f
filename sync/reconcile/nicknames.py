"""First names that stand for one another: short forms, spellings; and particles."""

from __future__ import annotations

_GROUPS = """
abdallah abdellah abdoulah abdoullah abdullah
abderrahmane abderahmane abdelrahmane abderrahman abdourahmane abdourahman abdramane
abdelkader abdelkadir kader
abdoulaye abdoul ablaye abdou
adrien adriano adrian
ahmed ahmad ahmet hamed
aicha aichatou aissatou aissata aisha ayesha
alexandre alexander alex alexis sacha
alexandra alex sandra
ali aly
amadou hamadou ahmadou
aminata amina ami aminatou
anais ana
andre andrea andreas andrei andrzej
angelique angie
anne annie anna ana
anthony antony anto tony
antoine tony anto antonio antonin
arnaud arno
aurelien aurelian
aurelie lily
bakary bacary boubacar boubakar bubacar aboubacar aboubakar abubakar
benjamin ben benji
bernard bernie
brahim ibrahim ibrahima ibro ebrahim
camille cam
catherine cathy kathy cath katia
cedric ced
charles charlie charly
cheikh cheick cheikhou sheikh cheik
christelle chris kristelle
christian chris
christine chris cristina christina kristine
christophe chris kristof cristophe
claire clara clair
clement clem
cyril cyrille
daniel dany dan daniele
david dave
delphine del
denis denys
didier did
dimitri dmitri dmytro dmitry
dominique dom domi
driss idriss idris idrissa drissa
eduard edouard eduardo
eleonore eleo leonore
elisabeth elizabeth elise lise babeth betty
emilie emily
emmanuel manu manuel emanuel emmanuelle
emmanuelle manue
eric erik erick
etienne stephane stephan
fabien fab
fabrice fab
farid ferid
fatima fatma fatoumata fatou fatimata fatim fatimah
francois francis franck
franck frank
frederic fred frederik fredo
frederique fred
gabriel gaby gab
gauthier gautier
geoffrey jeoffrey joffrey
georges george
gerard gege
gregory greg gregori gregoire
guillaume guigui will gui
habib habibou
hassan hassane hasan hacene
hamza hamsa
helene elena
herve erve
hussein houcine hocine husseyn huseyin hossein houssein hossain
isabelle isa isabel
ismael ismail smail ismaila
issa aissa
jacques jacky jack
jean jeannot
jeanbaptiste jb
jeanclaude jc
jeanfrancois jf
jeanlouis jl
jeanluc jl
jeanmarc jm
jeanmarie jm
jeanmichel jm
jeanphilippe jp
jeanpierre jp
jeremy jeremie jerem
jerome gerome
jessica jess
jimmy jim james
joao jean
joel jo
john jon jean
jonathan jo john jon
joseph jo jose josef yusuf youssef youssouf yousef yousouf yousuf youcef yusef
josephine jo josette
julian julien
julie juju julia
karim kareem krim
karima karine
katarzyna kasia
kevin kev kevyn
khadija khadidja kadidja hadja kadiatou kadiata khady kadija
khaled khalid
laurent lolo laurant
laurence lolo
leila leyla laila layla
leonard leo
loic loick
louis luis lou ludwig
ludovic ludo
luc lucas luca lukas
magali maguy
mahmoud mamoud mahmud mahamoud
mamadou mamoudou mamad mohamadou
marguerite margot maggie
maria marie mariam mariama maryam meriem meryem myriam miriam mary
mathieu matthieu mat matt mathias matthias mateo matteo matheo
mathis matis mathys matys
maxime max
maximilien max
mehdi mahdi medi
michael mickael mikael michel mike micka mika miguel mikhail michal
mohamed mohammed mohamad mohammad muhammad muhammed mouhamed mouhamadou mehmet med moha mo
monique momo
mourad murad
moussa musa moise
mustapha mustafa moustapha moustafa mostafa mous
nadege nadia nadine
natacha natasha
nathalie nath natalia nathaly
nathan nat jonathan
nicolas nico nikola nikolas
noemie noe
noureddine nordine nourdine noredine
oceane oceanne
olivier oliver olive oliv
oumar omar umar oumarou omer
ousmane osman usman othmane otman othman
pascal pasc
patrice pat
patricia pat patou
patrick pat patrik
paul pol pablo pavel
philippe phil philip filip
pierre piotr pedro petru pierrot peter
rachid rachide rashid
raphael raph rafael rafa
raymond ray
regis reg
renaud reno
richard rick ricardo
robert bob roberto
roland rolland
romain rom roman
said saiid sayed
samuel sam sami samy
sandrine sandy
sebastien seb bastien sebastian
sekou cheikhou
serge sergei sergio sergiu
severine sev
sidi sid
simon simeon
sofia sophia sophie
sofiane soufiane sofian soufyane sufyan
solene solenne
souleymane soulaymane souleiman suleyman sulaiman soliman slimane sulayman souleyman soleiman
stephane steph stefan stephan steven etienne
stephanie steph stefanie fanny
steve steven stephen esteban
sylvain sylvan
sylvie sylvia
tarek tarik tariq
theo theodore teo
thibault thibaut thibaud tibo thibauld
thierry titi
thomas tom tomas tommy
tidiane tidjane tidiani cheikhtidiane
timothee tim timo timeo
valentin val
valerie val
veronique vero
victor vic viktor
vincent vince vincente
virginie virg
vladimir vova
walid oualid waleed
william will willy
xavier xav
yacine yassine yacin yasin yassin
yann yannick yan yannig yanick
yves ivan
yohan yoann johan johann yoan yohann
zakaria zakariya zacharie zak zakarya zachary
zohra zahra zora
zineb zeineb zaineb zaynab
zinedine zineddine zinedin zizou
""".strip()

_BY_NAME: dict[str, set[int]] = {}
for _number, _line in enumerate(_GROUPS.splitlines()):
    for _name in _line.split():
        _BY_NAME.setdefault(_name, set()).add(_number)

PARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "de",
        "du",
        "des",
        "d",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "el",
        "al",
        "ben",
        "bin",
        "ibn",
        "ait",
        "aid",
        "ould",
        "abd",
        "abou",
        "abu",
        "bou",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "mac",
        "mc",
        "o",
        "n",
        "m",
        "saint",
        "st",
        "ste",
        "sainte",
        "san",
        "santa",
        "ali",
        "i",
    ]
)


def same_first_name(a: str, b: str) -> bool:
    """Whether two folded first names are known forms of one another."""
    ours = _BY_NAME.get(a)
    return ours is not None and not ours.isdisjoint(_BY_NAME.get(b, ()))
