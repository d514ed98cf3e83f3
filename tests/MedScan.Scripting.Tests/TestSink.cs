using MedScan.Scripting.Output;

namespace MedScan.Scripting.Tests;

/// <summary>Keeps the plain text of what is shown.</summary>
internal sealed class TestSink : IOutputSink
{
    private readonly List<string> _shown = [];

    public IReadOnlyList<string> Shown => _shown;

    public void Write(OutputChannel channel, string text) => _shown.Add(text);

    public void Display(MimeBundle bundle, string? displayId) => _shown.Add(bundle.Data["text/plain"]);

    public void Update(MimeBundle bundle, string displayId) => _shown.Add(bundle.Data["text/plain"]);

    public void Clear(bool wait) => _shown.Clear();

    public string ReadLine(string prompt, bool password) => throw new ScriptingException("Nobody can be asked.");
}
