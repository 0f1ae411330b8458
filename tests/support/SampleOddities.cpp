#include "support/SampleOddities.h"

#include "support/MimeWriter.h"

#include <QLocale>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Date and Message-ID; the other fields are what makes each of them odd.
class OddMaker
{
public:
    OddMaker(const SampleOwner& owner, const QDateTime& now) : m_owner(owner), m_now(now) {}

    void add(const QString& subject, qint64 ageSeconds, const QByteArray& fields, const QByteArray& content)
    {
        const QDateTime date = m_now.addSecs(-ageSeconds).toOffsetFromUtc(3 * 3600);
        const QByteArray head =
            "Date: " + QLocale::c().toString(date, u"ddd, d MMM yyyy HH:mm:ss"_s).toLatin1() +
            " +0300\r\nMessage-ID: <odd." + QByteArray::number(m_made.size()) + "@ornek.example>\r\n" +
            fields + "MIME-Version: 1.0\r\n";
        m_made.append({u"INBOX"_s, subject, {head + content, "S", date}});
    }

    QByteArray toOwner() const { return "To: " + mailboxText(m_owner.name, m_owner.address) + "\r\n"; }
    QList<SampleMessage> made() const { return m_made; }

private:
    SampleOwner m_owner;
    QDateTime m_now;
    QList<SampleMessage> m_made;
};

void addCharsets(OddMaker& maker)
{
    maker.add(
        u"Muhtarlik duyurusu"_s, 15 * 86400,
        "From: Muhtarlik <muhtar@mahalle.example>\r\n" + maker.toOwner() + "Subject: Muhtarlik duyurusu\r\n",
        textPart(u"Sayın mahalle sakinleri,\n\nÇöp toplama saatleri değişmiştir: pazartesi, çarşamba ve cuma "
                 "günleri akşam sekizden sonra çıkarılması rica olunur.\n\nMuhtar"_s,
                 {}));
    // The header holds raw windows-1254 bytes, which no standard allows and old programs send.
    maker.add(
        u"Güneş enerjisi teklifi"_s, 23 * 86400,
        "From: Ege Enerji <teklif@egeenerji.example>\r\n" + maker.toOwner() +
            "Subject: " + encodeText(u"Güneş enerjisi teklifi"_s, "windows-1254") + "\r\n",
        textPart(u"Çatınız için ücretsiz keşif yapıyoruz. İşin güzel yanı: güneşin faturası yok."_s, {}));
}

void addStructures(OddMaker& maker)
{
    const QByteArray inner =
        "From: Ruth Hallam <ruth.hallam@slowferries.example>\r\nTo: Anders Vik "
        "<anders.vik@slowferries.example>\r\nSubject: The eighth passenger\r\nDate: Tue, 3 Jun 2025 "
        "09:12:00 +0100\r\nMessage-ID: <inner.1@slowferries.example>\r\nMIME-Version: 1.0\r\n" +
        textPart(u"Anders,\n\nyour eighth passenger was my cousin. The world is one quay long.\n\nRuth"_s);
    maker.add(u"Fwd: The eighth passenger"_s, 3 * 86400,
              "From: Anders Vik <anders.vik@slowferries.example>\r\n" + maker.toOwner() +
                  "Subject: Fwd: The eighth passenger\r\n",
              multipart("mixed", {textPart(u"You have to read this one.\n\nAnders"_s),
                                  "Content-Type: message/rfc822\r\nContent-Disposition: attachment; "
                                  "filename=\"the eighth passenger.eml\"\r\n\r\n" +
                                      inner}));
    // The closing boundary is missing, as in mail that a full disk cut.
    QByteArray cut = multipart("mixed", {textPart(u"Tutanak ektedir. Eki açamayan olursa haber versin."_s),
                                         filePart(u"tutanak.txt"_s, "text/plain; charset=utf-8",
                                                  u"Karar 1: Çardak onarılacak.\r\n"_s.toUtf8())});
    cut.truncate(cut.lastIndexOf("\r\n--"));
    maker.add(u"Bahçe komisyonu tutanağı"_s, 27 * 86400,
              "From: " + mailboxText(u"Nermin Tunç"_s, u"nermin.tunc@cinarapartmani.example"_s) + "\r\n" +
                  maker.toOwner() + "Subject: " + encodeHeader(u"Bahçe komisyonu tutanağı"_s) + "\r\n",
              cut);
}

void addHeaders(OddMaker& maker)
{
    maker.add(QString(), 5 * 86400, "From: grace@oneill-family.example\r\n" + maker.toOwner(),
              textPart(u"Forgot the subject again. The key is under the blue pot."_s));
    maker.add(
        u"Kulüp duyurusu"_s, 10 * 86400,
        "From: Defne Arslan <defne@gokkubbe.example>\r\nTo: undisclosed-recipients:;\r\nCc: Kulup: "
        "orhan.tekin@gokkubbe.example, lale@gokkubbe.example;\r\nSubject: " +
            encodeHeader(u"Kulüp duyurusu"_s) + "\r\n",
        textPart(u"Teleskop kilidinin şifresi değişti. Yenisi kapıdaki takvimin arkasında, eskisi gibi."_s));
    const QString longSubject =
        u"Yanıt: İlt: Gemlik limanı rıhtım genişletme çalışmaları kapsamında geçici yanaşma "
        "düzeni, kılavuzluk saatleri ve gece aydınlatması hakkında bilgilendirme"_s;
    maker.add(
        longSubject, 31 * 86400,
        "From: " + mailboxText(u"Liman Başkanlığı"_s, u"bilgi@limanbaskanligi.example"_s) + "\r\n" +
            maker.toOwner() + "Subject: " + encodeHeader(longSubject) + "\r\n",
        textPart(
            u"İlgililere duyurulur: gece yanaşmaları geçici olarak iki numaralı rıhtımdan yapılacaktır."_s));
}

} // namespace

QList<SampleMessage> sampleOddities(const SampleOwner& owner, const QDateTime& now)
{
    OddMaker maker(owner, now);
    addCharsets(maker);
    addStructures(maker);
    addHeaders(maker);
    return maker.made();
}

} // namespace postaci::test
