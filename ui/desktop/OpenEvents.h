#pragma once

#include <QObject>

namespace postaci {

/// macOS asks a program that runs already, or has just been started, by an event to open a file or a link to
/// a mail address; elsewhere they are arguments of another start. Hears these events as long as it lives. UI
/// thread.
class OpenEvents : public QObject
{
    Q_OBJECT

public:
    explicit OpenEvents(QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void composeWanted(const QString& link); ///< mailto:…
    void fileWanted(const QString& file);
};

} // namespace postaci
