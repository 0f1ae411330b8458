#pragma once

#include <array>

namespace postaci::bench {

// What the mailboxes of the benchmarks are written with.

inline constexpr std::array kFirstNames{"Ayşe", "Mehmet", "Zeynep", "Çağrı", "Şule", "İbrahim",
                                        "Özge", "Gül",    "Anna",   "Peter", "Olga", "Hans",
                                        "Yuki", "Priya",  "Luc",    "Mary"};
inline constexpr std::array kLastNames{"Yılmaz", "Kaya",   "Demir", "Şahin",  "Çelik", "Öztürk",
                                       "Smith",  "Müller", "Rossi", "García", "Brown", "Tanaka"};
inline constexpr std::array kTurkish{"toplantı", "fatura", "sipariş", "proje",    "rapor",      "teklif",
                                     "bütçe",    "kargo",  "randevu", "sözleşme", "güncelleme", "ödeme",
                                     "müşteri",  "ürün",   "yarın",   "bugün",    "için",       "hatırlatma"};
inline constexpr std::array kEnglish{"meeting",  "invoice",  "order",    "project", "report",  "proposal",
                                     "budget",   "shipment", "contract", "update",  "payment", "customer",
                                     "delivery", "product",  "review",   "release", "server",  "tomorrow"};

} // namespace postaci::bench
