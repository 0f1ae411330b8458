#pragma once

#include "store/StoreTypes.h"
#include "widgets/ElidedComboBox.h"

namespace postaci {

class MailEngine;

/// All folders that messages can lie in, by account; the first entry stands for none or for all. UI thread.
class FolderCombo : public ElidedComboBox
{
    Q_OBJECT

public:
    explicit FolderCombo(MailEngine& engine, QWidget* parent = nullptr);

    void setFirstText(const QString& text); ///< names the folders anew too
    void choose(FolderId folder);           ///< 0, or one that is gone: the first entry
    [[nodiscard]] FolderId chosen() const { return currentData().toLongLong(); }

    /// How such a folder is called: with its account where there are several; empty: it is gone.
    [[nodiscard]] static QString nameOf(const MailEngine& engine, FolderId folder);
    [[nodiscard]] static QString accountName(const MailEngine& engine, AccountId account);

private:
    MailEngine& m_engine;
};

} // namespace postaci
