// Header fields to values: addresses, encoded words, dates, Message-IDs, parameters, charsets, subjects.
#include "Fuzz.h"
#include "message/AuthenticationResults.h"
#include "message/Charset.h"
#include "message/FormatFlowed.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderWriter.h"
#include "message/MimeParameters.h"
#include "message/Subject.h"
#include "message/TextFolding.h"
#include "message/TransferDecoding.h"

using namespace postaci;

namespace {

/// Whoever reads our header must not find more addresses in it than we wrote.
void takeAddresses(QByteArrayView value)
{
    const AddressList addresses = parseAddressList(value);
    for (const Address& address : addresses) {
        fuzz::require(!address.name.isEmpty() || !address.addr.isEmpty(), "no empty addresses");
        fuzz::require(!address.name.contains(QLatin1Char('\n')) && !address.addr.contains(QLatin1Char('\n')),
                      "addresses have no line ends");
    }
}

void takeText(QByteArrayView value)
{
    const QString text = decodeHeaderText(value);
    for (const QChar c : text)
        fuzz::require(c != QLatin1Char('\n') && c != QLatin1Char('\r') && c != QLatin1Char('\0'),
                      "header text is one line");
    const QString base = baseSubject(text);
    fuzz::require(baseSubject(replySubject(text)) == base, "an answer has the subject of what it answers");
    fuzz::require(baseSubject(forwardSubject(text)) == base, "so has a forward");
    (void)foldForSearch(text);
    fuzz::require(previewText(text).size() <= 141, "a preview is short");
}

/// Nobody may be called verified by words in comments or quotes.
void takeResults(QByteArrayView value)
{
    const auto results = parseAuthenticationResults(value);
    if (!results)
        return;
    fuzz::require(!results->serverId.isEmpty(), "somebody says so");
    fuzz::require(results->results.size() <= 50, "results are bounded");
    const auto more =
        parseAuthenticationResults("mx (" + value.toByteArray().replace('\\', ' ').replace(')', ' '));
    fuzz::require(more && more->results.isEmpty(), "comments say nothing");
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const QByteArray bytes = input.toByteArray();
    takeAddresses(bytes);
    takeText(bytes);
    takeResults(bytes);
    (void)parseDate(bytes);
    for (const QString& id : parseMessageIds(bytes))
        require(!id.isEmpty(), "no empty Message-IDs");
    const StructuredField field = parseStructuredField(bytes);
    require(field.parameters.size() <= 64, "parameters are bounded");
    for (const MimeParameter& parameter : field.parameters)
        (void)decodedParameter(field.parameters, parameter.name.split('*').first());
    (void)decodeEnvelope(bytes);
    for (const char* charset : {"", "utf-8", "iso-8859-9", "iso-2022-jp", "utf-16", "utf-7", "gb18030"})
        (void)decodeCharset(bytes, charset);
    for (const auto encoding : {TransferEncoding::Base64, TransferEncoding::QuotedPrintable})
        require(decodeTransfer(bytes, encoding).size() == decodedSize(bytes, encoding), "sizes are foretold");
    (void)decodeQ(bytes);
    for (const DelSp delSp : {DelSp::No, DelSp::Yes})
        (void)decodeFlowed(QString::fromUtf8(bytes), delSp);
    (void)encodeFlowed(QString::fromUtf8(bytes));
}
