namespace MedScan.Scripting.Output;

/// <summary>Takes what a running submission writes and shows: a kernel's client, a terminal, a test.</summary>
/// <remarks>Called from any thread; implementations keep the order of the calls and return quickly.</remarks>
public interface IOutputSink
{
    /// <summary>Takes text that was written.</summary>
    /// <param name="channel">Which one.</param>
    /// <param name="text">The text; need not be whole lines.</param>
    void Write(OutputChannel channel, string text);

    /// <summary>Shows a value.</summary>
    /// <param name="bundle">Its forms.</param>
    /// <param name="displayId">A name by which <see cref="Update"/> can replace it; null where nobody will.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>Replaces a value that was shown under a name, wherever it stands.</summary>
    /// <param name="bundle">The new forms.</param>
    /// <param name="displayId">The name it was shown under.</param>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Removes what the submission has shown so far.</summary>
    /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
    void Clear(bool wait);

    /// <summary>Asks the person for a line.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="password">Whether what is typed stays hidden.</param>
    /// <returns>The line without its end.</returns>
    /// <exception cref="ScriptingException">Nobody can be asked, as in a headless run.</exception>
    string ReadLine(string prompt, bool password);
}
