#pragma once

#include "models/FolderTreeModel.h"

#include <QObject>
#include <QSet>

namespace postaci {

class FolderPane;
class SampleAccount;
struct StoreChange;

/// Whoever looks around in the sample mailbox and adds an account is led to its inbox as soon as there is
/// one, unless they have gone elsewhere by then. UI thread.
class NewAccountInbox : public QObject
{
    Q_OBJECT

public:
    NewAccountInbox(const FolderTreeModel& model, const SampleAccount& sample, FolderPane& folders,
                    QObject* parent = nullptr);

    /// To be called when the model knows of it.
    void storeChanged(const StoreChange& change);

private:
    void noteNewAccount();
    [[nodiscard]] QSet<AccountId> accountsNow() const;

    const FolderTreeModel& m_model;
    const SampleAccount& m_sample;
    FolderPane& m_folders;
    QSet<AccountId> m_known;
    AccountId m_awaited = 0; ///< has no inbox yet
    TreePlace m_from;        ///< where the person was when it came
};

} // namespace postaci
