using System.Text.Json;
using MedScan.Scripting.Hosting;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Jupyter;

/// <summary>Answers the requests that run no code.</summary>
/// <param name="host">Knows the code.</param>
/// <param name="channels">Where replies go.</param>
/// <param name="connection">The ports.</param>
/// <param name="history">The cells that were run.</param>
internal sealed class Requests(NotebookHost host, KernelChannels channels, ConnectionFile connection, ExecutionHistory history)
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="onControl">Whether it came on the control channel.</param>
    /// <returns>False when its type is not known here.</returns>
    public bool TryAnswer(JupyterMessage request, bool onControl)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                channels.Reply(request, KernelInfo(), JupyterJson.Wire.KernelInfoReply, onControl);
                return true;
            case "connect_request":
                channels.Reply(request, new ConnectReply("ok", connection.ShellPort, connection.IopubPort, connection.StdinPort, connection.HbPort, connection.ControlPort),
                    JupyterJson.Wire.ConnectReply, onControl);
                return true;
            case "complete_request":
                channels.Reply(request, Complete(request.Content(JupyterJson.Wire.CompleteRequest)), JupyterJson.Wire.CompleteReply, onControl);
                return true;
            case "inspect_request":
                channels.Reply(request, Inspect(request.Content(JupyterJson.Wire.InspectRequest)), JupyterJson.Wire.InspectReply, onControl);
                return true;
            case "is_complete_request":
                channels.Reply(request, IsComplete(request.Content(JupyterJson.Wire.IsCompleteRequest).Code), JupyterJson.Wire.IsCompleteReply, onControl);
                return true;
            case "history_request":
                channels.Reply(request, History(request.Content(JupyterJson.Wire.HistoryRequest)), JupyterJson.Wire.HistoryReply, onControl);
                return true;
            case "comm_info_request":
                channels.Reply(request, new CommInfoReply("ok", new Dictionary<string, Empty>()), JupyterJson.Wire.CommInfoReply, onControl);
                return true;
            case "comm_open":
                // Nobody here takes comms; saying so keeps widgets from waiting.
                channels.Publish("comm_close", new CommMessage(request.Content(JupyterJson.Wire.CommOpen).CommId, new Empty()), JupyterJson.Wire.CommMessage, request);
                return true;
            case "comm_msg" or "comm_close":
                return true;
            case "debug_request":
                DebugRequest debug = request.Content(JupyterJson.Wire.DebugRequest);
                channels.Reply(request, new DebugReply("response", debug.Seq, false, debug.Command, "This kernel has no debugger."), JupyterJson.Wire.DebugReply, onControl);
                return true;
            default:
                return false;
        }
    }

    private KernelInfoReply KernelInfo()
    {
        LanguageInfo language = LanguageInfo.Of(host.Language);
        string version = typeof(Requests).Assembly.GetName().Version!.ToString(3);
        return new KernelInfoReply("ok", MessageHeader.ProtocolVersion, "medscan", version, language,
            $"MedScan {version}: {language.Name} {language.Version} on .NET {Environment.Version}. A cell that begins with #!{host.Language.Other().Word()} is in the other language; #!lsmagic lists more.",
            [new HelpLink($"{language.Name} documentation", $"https://learn.microsoft.com/dotnet/{host.Language.Word()}/"), new HelpLink(".NET API browser", "https://learn.microsoft.com/dotnet/api/")]);
    }

    private CompleteReply Complete(CompleteRequest request)
    {
        int cursor = CodePoints.ToUtf16(request.Code, request.CursorPos);
        CompletionList found = host.CompleteAsync(request.Code, cursor).GetAwaiter().GetResult();
        int start = CodePoints.FromUtf16(request.Code, found.Start);
        int end = CodePoints.FromUtf16(request.Code, found.End);
        return new CompleteReply("ok", [.. found.Items.Select(static i => i.Text)], start, end,
            new CompleteReply.Details([.. found.Items.Select(i => new CompleteReply.Match(start, end, i.Text, i.Kind, i.Signature))]));
    }

    private InspectReply Inspect(InspectRequest request)
    {
        Inspection? found = host.InspectAsync(request.Code, CodePoints.ToUtf16(request.Code, request.CursorPos)).GetAwaiter().GetResult();
        Dictionary<string, string> none = [];
        return found is null
            ? new InspectReply("ok", false, none, none)
            : new InspectReply("ok", true, CodeHelp.Describe(found, request.DetailLevel > 0).Data, none);
    }

    private IsCompleteReply IsComplete(string code) => host.CheckCompleteness(code) switch
    {
        Completeness.Complete => new IsCompleteReply("complete"),
        Completeness.Incomplete => new IsCompleteReply("incomplete", Indentation.After(code, host.Language)),
        _ => new IsCompleteReply("invalid"),
    };

    private HistoryReply History(HistoryRequest request) => new("ok",
        [.. history.Find(request).Select(entry => (IReadOnlyList<JsonElement>)[Element(entry.Session), Element(entry.Number), request.Output ? Pair(entry) : Element(entry.Code)])]);

    private static JsonElement Pair(ExecutionHistory.Entry entry) =>
        JsonSerializer.SerializeToElement([entry.Code, entry.Value], JupyterJson.Wire.StringArray);

    private static JsonElement Element(int number) => JsonSerializer.SerializeToElement(number, JupyterJson.Wire.Int32);

    private static JsonElement Element(string text) => JsonSerializer.SerializeToElement(text, JupyterJson.Wire.String);
}
