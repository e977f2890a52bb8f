export default {
  signatureOf: (name: string) => `Signature de ${name}`,
  photos: "Photos",
  awaited: "La photo arrive…",
  elsewhere: "Cette photo n’est pas à portée : sa légende la remplace.",
};
