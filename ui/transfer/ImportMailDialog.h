#pragma once

#include "transfer/TransferDialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;

namespace postaci {

/// Takes mail from files and folders of files, chosen or dropped here, into a folder on this computer. UI
/// thread.
class ImportMailDialog : public TransferDialog
{
    Q_OBJECT

public:
    explicit ImportMailDialog(MailEngine& engine, QWidget* parent = nullptr);

    /// Whether that is a file of many messages (mbox), and not one that somebody reads in a window.
    [[nodiscard]] static bool isMailboxFile(const QString& file);

    void addPaths(const QStringList& paths);
    void setFolderName(const QString& name); ///< of a new folder

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void start() override;
    [[nodiscard]] QStringList summaryOf(const TransferReport& report) const override;
    [[nodiscard]] QString startText() const override;
    [[nodiscard]] QString stateText(const TransferProgress& progress) const override;
    void retranslate() override;

private:
    void build();
    void fillTargets();
    void addChosen(const QStringList& added);
    void chooseFiles();
    void chooseDirectory();
    void removePaths();
    void update();
    [[nodiscard]] QStringList paths() const;

    QLabel* m_intro;
    QLabel* m_pathsLabel;
    QListWidget* m_paths;
    QPushButton* m_addFiles;
    QPushButton* m_addDirectory;
    QPushButton* m_remove;
    QLabel* m_targetLabel;
    QComboBox* m_target;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QString m_proposed; ///< name of the new folder
    QCheckBox* m_keepsFolders;
    QCheckBox* m_areRead;
};

} // namespace postaci
