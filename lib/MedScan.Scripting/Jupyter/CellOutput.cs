using System.Text;
using MedScan.Scripting.Execution;
using MedScan.Scripting.Jupyter.Messages;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Jupyter;

/// <summary>The outputs of one execute request: they name it as their parent also when they come after its end.</summary>
/// <remarks>Cells write from threads that may be aborted at any moment, and one that was aborted behind the gate would leave it closed
/// for ever, so whatever enters the gate is unbroken.</remarks>
internal sealed class CellOutput : IOutputSink
{
    private const int LargestText = 16 << 10;

    private readonly KernelChannels _channels;
    private readonly JupyterMessage _request;
    private readonly OutputPump _pump;
    private readonly Action _settle;
    private readonly Func<string, bool, string> _ask;
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private OutputChannel _channel;
    private bool _isWaiting;

    /// <summary>Creates the outputs of a request.</summary>
    /// <param name="channels">Where they go.</param>
    /// <param name="request">The request.</param>
    /// <param name="pump">Sends text after a while.</param>
    /// <param name="settle">Waits for text of native code that was written before.</param>
    /// <param name="ask">Asks the person: prompt, hidden; returns the line.</param>
    public CellOutput(KernelChannels channels, JupyterMessage request, OutputPump pump, Action settle, Func<string, bool, string> ask)
    {
        _channels = channels;
        _request = request;
        _pump = pump;
        _settle = settle;
        _ask = ask;
    }

    /// <inheritdoc/>
    public void Write(OutputChannel channel, string text) => Unbroken.Run(() => WriteWhole(channel, text));

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? displayId)
    {
        ExecutionSynchronizationContext.ThrowIfStopped();
        _settle();
        Show("display_data", bundle, displayId);
    }

    /// <inheritdoc/>
    public void Update(MimeBundle bundle, string displayId)
    {
        ExecutionSynchronizationContext.ThrowIfStopped();
        Show("update_display_data", bundle, displayId);
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        Unbroken.Run(() =>
        {
            lock (_gate)
            {
                Send(all: true);
                _channels.Publish("clear_output", new ClearOutput(wait), JupyterJson.Wire.ClearOutput, _request);
            }
        });
    }

    /// <inheritdoc/>
    public string ReadLine(string prompt, bool password)
    {
        Flush();
        return _ask(prompt, password);
    }

    /// <summary>Sends the text that waits.</summary>
    public void Flush()
    {
        Unbroken.Run(() =>
        {
            lock (_gate)
            {
                _isWaiting = false;
                Send(all: true);
            }
        });
    }

    private void WriteWhole(OutputChannel channel, string text)
    {
        bool wait;
        lock (_gate)
        {
            if (channel != _channel)
                Send(all: true);
            _channel = channel;
            _text.Append(text);
            if (_text.Length >= LargestText)
                Send(all: false);
            wait = !_isWaiting && _text.Length > 0;
            _isWaiting |= wait;
        }

        if (wait)
            _pump.Add(this);
    }

    private void Show(string type, MimeBundle bundle, string? displayId)
    {
        Unbroken.Run(() =>
        {
            lock (_gate)
            {
                Send(all: true);
                _channels.Publish(type, new DisplayData(bundle.Data, bundle.Metadata, new Transient(displayId)), JupyterJson.Wire.DisplayData, _request);
            }
        });
    }

    // The first half of a character waits for the second, unless something else is to be shown now.
    private void Send(bool all)
    {
        bool half = !all && _text.Length > 0 && char.IsHighSurrogate(_text[^1]);
        string text = half ? _text.ToString(0, _text.Length - 1) : _text.ToString();
        if (text.Length == 0)
            return;
        _text.Remove(0, text.Length);
        _channels.Publish("stream", new StreamText(_channel == OutputChannel.StandardOutput ? "stdout" : "stderr", WellFormedText.Of(text)), JupyterJson.Wire.StreamText, _request);
    }
}
