// Somebody invented: born in the 1800s under a region code that was never given out.
let made = 0;

export function inventedPerson() {
  const n = made++;
  const order = String(Math.floor(Math.random() * 1000)).padStart(3, '0');
  const birth = `18${String(10 + (n % 80))}-0${1 + (n % 9)}-1${n % 10}`;
  const first17 = `530399${birth.replaceAll('-', '')}${order}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return {
    name: `测试${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
    idNumber: first17 + '10X98765432'[sum % 11],
    phone: `1790001${String(1000 + n).slice(-4)}`,
    birthDate: birth,
    sex: Number(order) % 2 === 1 ? 'male' : 'female',
  };
}
