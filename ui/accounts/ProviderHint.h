#pragma once

#include "account/ProviderTable.h"
#include "accounts/ServerFinder.h"
#include "base/Account.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QPushButton;

namespace postaci {

class IconLine;

/// What is known about the provider of the address that is being typed: its servers in one line, and what has
/// to be done there first. UI thread.
class ProviderHint : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderHint(QWidget* parent = nullptr);

    /// Nothing can be said yet.
    void clear();
    /// The provider is in the table; `account` is what will be used.
    void showProvider(const Provider& provider, const Account& account);
    /// It is not, but these servers were found for an address in `domain`.
    void showFound(const ServerProposal& proposal, const QString& domain, const Account& account);
    /// It is not, but this one is known to take the domain's mail, and to let no mail program in.
    void showClosed(const ServerCandidates& provider);
    /// It is not, and servers are looked for. `isWaitedFor`: the person wants to go on.
    void showSearching(const QString& domain, bool isWaitedFor);
    /// Nothing was found: the servers in `account` are a guess. `meant` is a domain that is known and written
    /// almost like that; may be empty.
    void showGuess(const Account& account, const QString& meant);

    /// A proposal in one line, to choose from several.
    [[nodiscard]] static QString choiceText(const ServerProposal& proposal, const QString& domain);
    [[nodiscard]] QString lineText() const;
    [[nodiscard]] QString notesText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showLine();
    void showNotes();
    [[nodiscard]] QString serversText() const;
    [[nodiscard]] QString foundText() const;
    [[nodiscard]] QStringList noteTexts() const;
    [[nodiscard]] QString noteLink() const;

    enum class Kind { Nothing, Known, Found, Searching, Guess };
    Kind m_kind = Kind::Nothing;
    Provider m_provider;
    ServerProposal m_proposal;
    QString m_domain;
    QString m_meant;
    bool m_isWaitedFor = false;
    Account m_account;
    IconLine* m_line;
    IconLine* m_notes;
    QPushButton* m_link;
};

} // namespace postaci
