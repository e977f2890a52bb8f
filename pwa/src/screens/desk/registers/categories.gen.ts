// Written by `./jalon generate` from sync/categories.py. Do not edit.
export const CATEGORIES: readonly {
  readonly value: string;
  readonly fr: string;
  readonly en: string;
  readonly since: string | null;
  readonly until: string | null;
}[] = [
  {"value": "deld", "fr": "Demandeur d’emploi de longue durée (DELD)", "en": "Long-term unemployed (DELD)", "since": null, "until": null},
  {"value": "rsa", "fr": "Bénéficiaire du RSA", "en": "On income support (RSA)", "since": "2009-06-01", "until": null},
  {"value": "rmi_api", "fr": "Bénéficiaire du RMI ou de l’API", "en": "On former income support (RMI, API)", "since": null, "until": "2009-05-31"},
  {"value": "ass", "fr": "Bénéficiaire de l’ASS", "en": "On end-of-rights allowance (ASS)", "since": null, "until": null},
  {"value": "aah_invalidite", "fr": "Bénéficiaire de l’AAH ou d’une pension d’invalidité", "en": "On disability allowance or pension (AAH)", "since": null, "until": null},
  {"value": "rqth", "fr": "Travailleur handicapé (RQTH)", "en": "Recognised disabled worker (RQTH)", "since": null, "until": null},
  {"value": "jeune_sans_qualification", "fr": "Moins de 26 ans sans qualification", "en": "Under 26 without qualification", "since": null, "until": null},
  {"value": "jeune_diplome", "fr": "Moins de 26 ans diplômé, six mois sans activité", "en": "Under 26 with a diploma, six months inactive", "since": null, "until": null},
  {"value": "jeune_suivi_renforce", "fr": "Jeune en suivi renforcé (PACEA, CEJ…)", "en": "Young person in reinforced support (PACEA, CEJ…)", "since": "2017-01-01", "until": null},
  {"value": "plus_de_50_ans", "fr": "Demandeur d’emploi de plus de 50 ans", "en": "Unemployed over 50", "since": null, "until": null},
  {"value": "qpv", "fr": "Habitant d’un quartier prioritaire (QPV)", "en": "Lives in a priority neighbourhood (QPV)", "since": "2015-01-01", "until": null},
  {"value": "zus", "fr": "Habitant d’une zone urbaine sensible (ZUS)", "en": "Lives in a former sensitive urban zone (ZUS)", "since": null, "until": "2014-12-31"},
  {"value": "refugie", "fr": "Réfugié ou bénéficiaire de la protection subsidiaire", "en": "Refugee or under subsidiary protection", "since": "2021-04-01", "until": null},
  {"value": "iae", "fr": "En insertion par l’activité économique (AI, ETTI, EI, ACI)", "en": "In a work integration structure (AI, ETTI, EI, ACI)", "since": null, "until": null},
  {"value": "geiq", "fr": "En parcours dans un GEIQ", "en": "In a path of an employers’ group (GEIQ)", "since": null, "until": null},
  {"value": "adapte_protege", "fr": "Secteur adapté ou protégé (EA, EATT, ESAT)", "en": "Adapted or sheltered sector (EA, EATT, ESAT)", "since": null, "until": null},
  {"value": "regie_de_quartier", "fr": "Salarié d’une régie de quartier ou de territoire", "en": "Employed by a neighbourhood enterprise", "since": null, "until": null},
  {"value": "epide_e2c", "fr": "En EPIDE ou en école de la deuxième chance (E2C)", "en": "In an EPIDE or a second-chance school (E2C)", "since": null, "until": null},
  {"value": "sur_avis", "fr": "Autre public, sur avis motivé d’un prescripteur", "en": "Other, on the reasoned advice of a prescriber", "since": null, "until": null},
];
