using System.Collections.Concurrent;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Tests.Output;

/// <summary>Remembers what was shown, in order.</summary>
internal sealed class RecordingSink : IOutputSink
{
    public ConcurrentQueue<(string Kind, MimeBundle Bundle, string? Id)> Shown { get; } = new();

    public void Write(OutputChannel channel, string text) => Shown.Enqueue(("stream", MimeBundle.Text(text), null));

    public void Display(MimeBundle bundle, string? displayId) => Shown.Enqueue(("display", bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => Shown.Enqueue(("update", bundle, displayId));

    public void Clear(bool wait) => Shown.Enqueue(("clear", MimeBundle.Text(wait ? "wait" : ""), null));

    public string ReadLine(string prompt, bool password) => $"{prompt}{(password ? "hidden" : "shown")}";
}
