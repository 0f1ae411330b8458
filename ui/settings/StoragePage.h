#pragma once

#include "profile/ProfileCheck.h"
#include "profile/Restore.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace postaci {

class InfoBar;
class KeptCopiesLine;
class MailEngine;
class ProfileJob;
struct ErrorText;
struct KeptCopy;

/// Where everything of the profile is and how large, and what can be done with it as a whole: backup,
/// restore, check, and letting go of cached texts. UI thread; the work is done in threads.
class StoragePage : public QWidget
{
    Q_OBJECT

public:
    explicit StoragePage(MailEngine& engine, QWidget* parent = nullptr);

    // What the buttons do once a file was chosen
    void backUpTo(const QString& file);
    void restoreFrom(const QString& file);
    void check();

    [[nodiscard]] bool isBusy() const; ///< closed now, it would stop what runs
    /// stopped() follows if the person wants that; unasked where nothing would be lost or it stops already.
    void askToStop();

Q_SIGNALS:
    void stopped();          ///< what ran, as askToStop() has asked
    void restartRequested(); ///< the program is to end and to begin anew

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What the bar's first button does.
    enum class Question { None, Restore, Stop, QuitForRepair, CleanUp, RemoveKept };
    /// What stopping means for what runs.
    enum class Work {
        Look,         ///< nothing was begun yet
        AllOrNothing, ///< nothing is left of it
        Removal       ///< what is gone by then stays gone
    };

    void build();
    void buildSizes();
    void connectButtons();
    void retranslate();
    template <typename T>
    void begin(Work kind, std::function<Result<T>(const ProfileProgress&, const CancelToken&)> work,
               std::function<void(const Result<T>&)> done);
    template <typename T> [[nodiscard]] Result<T> unlessCancelled(const Result<T>& outcome) const;
    void setBusy(bool on);
    void showSizes();
    void measure();
    void chooseBackup();
    void chooseRestore();
    void askToRestore(const BackupInfo& info);
    void stage();
    void tellStaged(const Result<StagedRestore>& staged);
    void showStaged();
    void showChecked(const CheckReport& report);
    void cleanUp();
    void askToRemove(const KeptCopy& copy);
    void removeKeptCopy();
    void ask(Question question, int kind, const QString& text, const QString& primary,
             const QString& secondary);
    void answer();
    void decline();
    void stopAndClose();
    void tell(int kind, const QString& text);
    void tell(const ErrorText& words, const QString& details);

    MailEngine& m_engine;
    ProfileJob* m_job;
    ProfileJob* m_measuring;
    InfoBar* m_bar;
    InfoBar* m_staged; ///< a restore waits for the next start
    QLabel* m_place;
    QPushButton* m_open;
    QGridLayout* m_lines;
    QList<QLabel*> m_names;
    QList<QLabel*> m_sizes;
    QLabel* m_ageLabel;
    KeptCopiesLine* m_kept;
    QComboBox* m_age;
    QPushButton* m_clean;
    QLabel* m_backupHelp;
    QCheckBox* m_withBodies;
    QPushButton* m_backUp;
    QPushButton* m_restore;
    QPushButton* m_check;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPointer<QWidget> m_begunBy; ///< had the keyboard when the work began
    QList<ProfileFile> m_files;
    QString m_restoreFile;
    QString m_removed; ///< the kept copy that is asked about
    Question m_question = Question::None;
    Work m_work = Work::Look;
    bool m_endedWhileAsked = false; ///< what ran last, while the question was open whether to stop it
    bool m_isClosing = false;       ///< once nothing runs any more
};

} // namespace postaci
