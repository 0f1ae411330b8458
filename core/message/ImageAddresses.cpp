#include "message/HtmlCleaner.h"

namespace postaci {

namespace {

/// Copies a document and changes the addresses of images on the way. cleanHtml() writes them in two forms
/// only, ` src="ADDRESS"` and `url('ADDRESS')`, escapes "<" and ">" everywhere else, and lets nothing into an
/// address that could end it. On the stack of one thread.
class AddressChanger
{
public:
    AddressChanger(const QString& document, const std::function<QString(const QString&)>& replaced)
        : m_in(document), m_replaced(replaced)
    {
        m_out.reserve(document.size());
    }

    QString write()
    {
        qsizetype at = 0;
        while (at < m_in.size()) {
            const qsizetype tag = m_in.indexOf(QLatin1Char('<'), at);
            if (tag < 0)
                break;
            m_out += QStringView(m_in).mid(at, tag - at); // text, which may look like anything
            const qsizetype end = endOfMarkup(tag);
            copyMarkup(QStringView(m_in).mid(tag, end - tag));
            at = end;
        }
        m_out += QStringView(m_in).mid(at);
        return std::move(m_out);
    }

private:
    /// Behind the tag at `tag`; a style sheet is taken as one piece with its tags.
    [[nodiscard]] qsizetype endOfMarkup(qsizetype tag) const
    {
        const bool isStyle = QStringView(m_in).mid(tag).startsWith(QLatin1String("<style>"));
        const QString closing = isStyle ? QStringLiteral("</style>") : QStringLiteral(">");
        const qsizetype end = m_in.indexOf(closing, tag);
        return end < 0 ? m_in.size() : end + closing.size();
    }

    void copyMarkup(QStringView markup)
    {
        static const QString source = QStringLiteral(" src=\"");
        static const QString url = QStringLiteral("url('");
        qsizetype at = 0;
        while (at < markup.size()) {
            const qsizetype inSource = markup.indexOf(source, at);
            const qsizetype inUrl = markup.indexOf(url, at);
            if (inSource < 0 && inUrl < 0)
                break;
            const bool isSource = inSource >= 0 && (inUrl < 0 || inSource < inUrl);
            const qsizetype begin = isSource ? inSource + source.size() : inUrl + url.size();
            qsizetype end = markup.indexOf(isSource ? QLatin1Char('"') : QLatin1Char('\''), begin);
            end = end < 0 ? markup.size() : end;
            m_out += markup.mid(at, begin - at);
            m_out += m_replaced(plain(markup.mid(begin, end - begin).toString()));
            at = end;
        }
        m_out += markup.mid(at);
    }

    static QString plain(QString address)
    {
        return address.replace(QLatin1String("&amp;"), QLatin1String("&"));
    }

    const QString& m_in;
    const std::function<QString(const QString&)>& m_replaced;
    QString m_out;
};

} // namespace

QString withImageAddresses(const QString& document,
                           const std::function<QString(const QString& address)>& replaced)
{
    return AddressChanger(document, replaced).write();
}

} // namespace postaci
