using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MedScan.TrackingServer.Tests.Page;

/// <summary>A browser window and all that went wrong in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> errors = [];

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Enqueue($"{message.Text} ({message.Location})");
        };
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Errors => errors;

    public Task GoAsync(string fragment) => Page.GotoAsync("/#/" + fragment);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
