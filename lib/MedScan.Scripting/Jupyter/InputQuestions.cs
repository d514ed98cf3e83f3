using System.Collections.Concurrent;
using MedScan.Scripting.Jupyter.Messages;

namespace MedScan.Scripting.Jupyter;

/// <summary>Asks persons for lines, one at a time.</summary>
internal sealed class InputQuestions
{
    private readonly BlockingCollection<string> _answers = [];
    private readonly Lock _one = new();

    /// <summary>Takes a message of the stdin channel.</summary>
    /// <param name="message">Only <c>input_reply</c> says something.</param>
    public void Take(JupyterMessage message)
    {
        if (message.Type == "input_reply")
            _answers.Add(message.Content(JupyterJson.Wire.InputReply).Value ?? "");
    }

    /// <summary>Asks and waits.</summary>
    /// <param name="channels">The kernel's.</param>
    /// <param name="request">The cell that asks.</param>
    /// <param name="question">What.</param>
    /// <param name="cancellation">Cancelled when the person interrupts the cell instead.</param>
    /// <returns>The line.</returns>
    public string Ask(KernelChannels channels, JupyterMessage request, InputRequest question, CancellationToken cancellation)
    {
        lock (_one)
        {
            while (_answers.TryTake(out _))
                continue; // an answer to a question that was given up
            channels.Ask(request, question);
            return _answers.Take(cancellation);
        }
    }
}
