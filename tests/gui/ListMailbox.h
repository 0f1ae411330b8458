#pragma once

#include "gui/SampleMail.h"

#include "base/Clock.h"
#include "messagelist/MessageDelegate.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QTemporaryDir>

#include <memory>

namespace postaci {

/// A store with a model that hears of its changes, as the main window wires them.
struct Mailbox
{
    QTemporaryDir dir;
    SystemClock clock;
    SampleMail mail;
    std::unique_ptr<Store> store;
    std::unique_ptr<MailReader> reader;
    std::unique_ptr<MessageListModel> model;

    explicit Mailbox(int messages)
    {
        mail = messages > 0 ? fillManyMessages(dir.path(), messages) : fillSampleMail(dir.path());
        store = std::move(Store::open(dir.path(), clock)).value();
        reader = std::move(MailReader::open(dir.path())).value();
        model = std::make_unique<MessageListModel>(*reader, dir.path());
        QObject::connect(store.get(), &Store::changed, model.get(), &MessageListModel::storeChanged);
    }

    [[nodiscard]] ListQuery inbox() const { return {ListQuery::Kind::Folder, mail.workInbox}; }
    [[nodiscard]] QList<MessageId> fresh(const ListQuery& query) const
    {
        return reader->messageIds(query, 0, 0).value_or({});
    }
    bool write(const Store::Work& work) const { return store->write(WritePriority::User, work).has_value(); }

    /// Messages as a server brings them.
    bool bring(FolderId folder, const QList<NewMessage>& messages) const
    {
        return write([&](Transaction& transaction) -> Result<void> {
            const auto ids = transaction.insertHeaders(folder, messages);
            return ids ? Result<void>() : Result<void>(unexpected(ids.error()));
        });
    }

    /// New messages that came `ages` seconds ago.
    bool deliver(FolderId folder, const QList<qint64>& ages)
    {
        QList<NewMessage> messages;
        for (const qint64 age : ages) {
            NewMessage message;
            message.uid = ++lastUid;
            message.internalDate = clock.now().addSecs(-age);
            message.envelope.subject = QStringLiteral("new %1").arg(lastUid);
            message.envelope.from = {{QStringLiteral("Nil"), QStringLiteral("nil@example.org")}};
            message.envelope.messageId = QStringLiteral("%1@new.example").arg(lastUid);
            messages.append(message);
        }
        return bring(folder, messages);
    }

    quint32 lastUid = 1000000;
};

/// A list view of `mailbox` on screen, ten rows high.
inline std::unique_ptr<MessageListView> showView(Mailbox& mailbox)
{
    auto view = std::make_unique<MessageListView>();
    view->setMessageModel(mailbox.model.get());
    view->resize(400, 10 * MessageDelegate::rowHeight(view->font()));
    view->show();
    return view;
}

inline MessageId topMessage(const MessageListView& view)
{
    return view.messageModel()->idAt(view.indexAt(QPoint(10, 1)).row());
}

} // namespace postaci
