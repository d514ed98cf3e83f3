using Microsoft.Playwright;

namespace MedScan.TrackingServer.Tests.Page;

/// <summary>The distribution's Chromium, started once for all tests of the page.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // The page asks nothing of the internet, and neither shall the browser.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } program)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
    }

    /// <summary>A new window on <paramref name="server"/>, in which an assertion waits ten seconds at most.</summary>
    internal async Task<BrowserPage> OpenAsync(Uri server, int width = 1400)
    {
        Skip.If(browser is null, "Chromium is not installed: apt-get install chromium");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(10_000);
        Assertions.SetDefaultExpectTimeout(10_000);
        return new BrowserPage(await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
