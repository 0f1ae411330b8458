#pragma once

#include "StoreFixture.h"

#include "message/MessageReader.h"
#include "search/MailSearch.h"
#include "store/BodySummary.h"

namespace postaci::test {

[[nodiscard]] inline QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// A store with mail in it, and a search beside it.
struct SearchFixture : StoreFixture
{
    SearchFixture()
    {
        write([this](Transaction& t) {
            return t.applyFolderList(account, {listed("INBOX"), listed("Archive"), listed("Trash"),
                                               listed("Work"), listed("Work/Sub"), listed("Sent")});
        });
        reopen();
    }

    void reopen()
    {
        auto opened = MailSearch::open(dir.path());
        if (!opened)
            qFatal("search: %s", qPrintable(opened.error().message));
        search = std::move(*opened);
    }

    MessageId add(const char* subject, FolderId in = 0, MessageFlags flags = {})
    {
        NewMessage message = sampleMessage(++uid, flags);
        message.envelope.subject = text(subject);
        message.hasAttachment = uid % 2 == 0;
        message.size = qint64{uid} * 1024;
        const MessageId id = insert(in == 0 ? inbox : in, {message}).first();
        all.prepend(id);
        return id;
    }

    void body(MessageId message, const char* utf8)
    {
        const QByteArray raw = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + QByteArray(utf8) + "\r\n";
        write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.putBody(message, raw));
            return t.setBodySummary(message, summaryOf(readMessage(raw)));
        });
    }

    [[nodiscard]] Result<SearchPage> find(const QString& query, MessageId before = 0, int limit = 1000) const
    {
        return search->find({query, before, limit, {}, {}, false}, {});
    }
    /// All pages of so many, the best first.
    [[nodiscard]] QList<MessageId> best(const QString& query, int limit = 1000) const
    {
        SearchQuestion question{query, 0, limit, {}, {}, false, SearchQuestion::Order::Best};
        QList<MessageId> all_;
        while (true) {
            const auto page = search->find(question, {});
            if (!page)
                qFatal("%s", qPrintable(page.error().message));
            all_ += page->hits;
            if (!page->hasMore)
                return all_;
            question.part = page->part;
            question.before = page->last;
        }
    }
    [[nodiscard]] QList<MessageId> hits(const char* query) const
    {
        return find(text(query)).value_or({}).hits;
    }

    std::unique_ptr<MailSearch> search;
    QList<MessageId> all; ///< newest first
    quint32 uid = 0;
};

} // namespace postaci::test
