#pragma once

#include "MailEngine.h"
#include "models/FolderTreeModel.h"

#include <QObject>

#include <optional>

namespace postaci {

class ListPane;
class MailFinder;
class MessageListModel;

/// Keeps the heading of the list and what it says when it is empty in step with the folder and its account.
/// UI thread.
class ListStatus : public QObject
{
    Q_OBJECT

public:
    ListStatus(MailEngine& engine, const FolderTreeModel& folders, const MessageListModel& messages,
               const MailFinder& finder, ListPane& pane, QObject* parent = nullptr);

    void setPlace(const TreePlace& place);
    void refresh();
    [[nodiscard]] QString placeName() const;
    [[nodiscard]] qint64 unread() const; ///< in this place; 0 where nobody counts them

private:
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString findingNote() const;
    [[nodiscard]] QString findingScope() const;
    [[nodiscard]] QString serverScope() const;
    [[nodiscard]] QString labelOf(AccountId account) const;
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] bool hasServer() const;
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] std::optional<Error> obstacle() const;
    [[nodiscard]] QList<AccountId> accounts() const;
    void fillEmptyState();
    void fillNothingFound();
    void fillNothingAwaited();
    void fillEmptyFolder(FolderRole role);

    MailEngine& m_engine;
    const FolderTreeModel& m_folders;
    const MessageListModel& m_messages;
    const MailFinder& m_finder;
    ListPane& m_pane;
    TreePlace m_place;
};

} // namespace postaci
