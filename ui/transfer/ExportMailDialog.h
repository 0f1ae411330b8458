#pragma once

#include "transfer/TransferDialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace postaci {

/// What is offered to be written into files.
struct ExportOffer
{
    QList<MessageId> messages; ///< that are selected
    FolderId folder = 0;       ///< that is shown
};

/// Writes a selection, a folder or an account into files. UI thread.
class ExportMailDialog : public TransferDialog
{
    Q_OBJECT

public:
    ExportMailDialog(MailEngine& engine, const ExportOffer& offer, QWidget* parent = nullptr);

protected:
    bool completePlace();
    void start() override;
    [[nodiscard]] QStringList summaryOf(const TransferReport& report) const override;
    [[nodiscard]] QString startText() const override;
    [[nodiscard]] QString stateText(const TransferProgress& progress) const override;
    void retranslate() override;

private:
    enum class What { Messages, Folder, FolderAndBelow, Account };
    void build();
    void fill();
    void nameWhat();
    void update();
    void browse();
    void setPlace(const QString& path, bool mayReplace);
    [[nodiscard]] ExportOptions options() const;
    [[nodiscard]] MailFormat format() const;
    [[nodiscard]] bool isOneFile() const; ///< else a directory is asked for
    [[nodiscard]] QString suggestedName() const;

    const ExportOffer m_offer;
    QLabel* m_whatLabel;
    QComboBox* m_what; ///< data: What, and in the next role the account
    QLabel* m_formatLabel;
    QComboBox* m_format;
    QLabel* m_placeLabel;
    QLineEdit* m_place;
    QPushButton* m_browse;
    QCheckBox* m_marks;
    QLabel* m_note;
    QString m_replaced; ///< the file that may be replaced: the person was asked
};

} // namespace postaci
