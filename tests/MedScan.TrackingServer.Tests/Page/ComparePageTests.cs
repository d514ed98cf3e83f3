using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MedScan.TrackingServer.Tests.Page;

/// <summary>The page in a real browser on a real server. Without Chromium these tests are skipped.</summary>
public sealed class ComparePageTests(Browser browser) : IClassFixture<Browser>
{
    private const string Markup = "<img src=x onerror=\"window.hit=1\">";

    [SkippableFact]
    public async Task Runs_FilteredSortedAndCompared_LeadToCurvesAndImagesOfOneRun()
    {
        await using var server = await TestServer.StartAsync();
        await SampleRuns.FillAsync(server);
        await using var window = await browser.OpenAsync(server.Address);
        var page = window.Page;

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "brain-mri" }).ClickAsync();
        var names = page.Locator(".runs-table tbody .name a");
        await Expect(names).ToHaveCountAsync(4);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "NaN" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter runs" }).FillAsync("params.backbone = 'resnet18'");
        await page.Keyboard.PressAsync("Enter");
        await Expect(names).ToHaveCountAsync(3);
        var sort = page.GetByRole(AriaRole.Button, new() { Name = "val_loss" });
        await sort.ClickAsync();
        await Expect(names).ToHaveTextAsync(["alpha", "gamma", "beta"]);
        await sort.ClickAsync();
        await Expect(names).ToHaveTextAsync(["beta", "gamma", "alpha"]);
        Assert.Contains("order=metrics.val_loss", page.Url, StringComparison.Ordinal);

        await page.GetByLabel("Select beta").CheckAsync();
        await page.GetByLabel("Select alpha").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare 2 runs" }).ClickAsync();
        await Expect(page.Locator(".compare-table tr.differs")).ToHaveTextAsync([new Regex("^learning_rate0.0030.001$")]);
        await Expect(page.Locator(".best")).ToHaveTextAsync(new Regex("^0.3,"));
        await Expect(page.Locator(".chart path.line")).ToHaveCountAsync(2);
        await Expect(page.Locator(".parallel-line")).ToHaveCountAsync(2);
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Select beta")).ToBeCheckedAsync();
        await page.GoForwardAsync();

        await page.Locator(".run-head-name", new() { HasText = "beta" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Curves" }).ClickAsync();
        await Expect(page.Locator(".chart path.line")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Images" }).ClickAsync();
        await Expect(page.GetByAltText("sample, step 0")).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Filter_Wrong_ShowsTheWordsOfTheServer()
    {
        await using var server = await TestServer.StartAsync();
        await SampleRuns.FillAsync(server);
        var (_, refusal) = await server.ApiAsync("POST", "runs/search", new JsonObject { ["experiment_ids"] = new JsonArray("1"), ["filter"] = "metrics.val_loss >" });
        await using var window = await browser.OpenAsync(server.Address);

        await window.GoAsync("experiments/1");
        await window.Page.Locator("#filter").FillAsync("metrics.val_loss >");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync((string)refusal!["message"]!);
        // The browser itself notes the refused request; nothing else may go wrong.
        Assert.All(window.Errors, error => Assert.StartsWith("Failed to load resource", error, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task NamesThatAreMarkup_AreShownAsText()
    {
        await using var server = await TestServer.StartAsync();
        await SampleRuns.FillAsync(server);
        var run = await SampleRuns.CreateAsync(server, Markup, new() { ["backbone"] = Markup });
        var other = await SampleRuns.CreateAsync(server, "other", new() { ["backbone"] = "x" });
        await SampleRuns.PutAsync(server, run, Uri.EscapeDataString("<img src=x onerror=window.hit=1>.csv"), Encoding.UTF8.GetBytes("a\n" + Markup));
        await using var window = await browser.OpenAsync(server.Address);
        var page = window.Page;

        await window.GoAsync("experiments/1");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Markup })).ToBeVisibleAsync();
        await window.GoAsync($"compare/1?runs={run},{other}");
        await Expect(page.Locator(".compare-table tr.differs")).ToContainTextAsync(Markup);
        await window.GoAsync($"runs/{run}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Markup })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Artifacts" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "<img src=x" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = Markup })).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("'hit' in window"));
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task HtmlArtifact_RunsItsScript_WithoutReachingThePage()
    {
        await using var server = await TestServer.StartAsync();
        var run = (await SampleRuns.FillAsync(server))["alpha"];
        const string Html = """
            <p id="words">still</p>
            <script>
              let reached = 'alone';
              try { reached = parent.document.title; } catch { }
              document.getElementById('words').textContent = `${origin} ${reached}`;
            </script>
            """;
        await SampleRuns.PutAsync(server, run, "report.html", Encoding.UTF8.GetBytes(Html));
        await using var window = await browser.OpenAsync(server.Address);

        await window.GoAsync($"runs/{run}?tab=artifacts&path=report.html");

        await Expect(window.Page.FrameLocator("iframe").Locator("#words")).ToHaveTextAsync("null alone");
    }

    [SkippableFact]
    public async Task EveryView_OnAPhone_FitsItsWidth()
    {
        await using var server = await TestServer.StartAsync();
        var runs = await SampleRuns.FillAsync(server);
        await server.OkAsync("POST", "registered-models/create", new JsonObject { ["name"] = "classifier" });
        await server.OkAsync("POST", "model-versions/create", new JsonObject
        {
            ["name"] = "classifier",
            ["source"] = $"mlflow-artifacts:/1/{runs["beta"]}/artifacts/model",
            ["run_id"] = runs["beta"],
        });
        await using var window = await browser.OpenAsync(server.Address, width: 390);
        foreach (var (address, shown) in new[]
        {
            ("experiments", "brain-mri"), ("experiments/1", "delta"), ($"compare/1?runs={string.Join(',', runs.Values)}", "Parameters that differ"),
            ($"runs/{runs["beta"]}", "learning_rate"), ($"runs/{runs["beta"]}?tab=curves", "Smoothing"), ($"runs/{runs["beta"]}?tab=artifacts", "images"),
            ("models", "classifier"), ("models/classifier", "Ready"),
        })
        {
            await window.GoAsync(address);
            await Expect(window.Page.GetByText(shown).First).ToBeVisibleAsync();
            Assert.True(
                await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"{address} scrolls sideways at 390 px.");
        }

        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Server_WithToken_IsAskedForItOnce()
    {
        await using var server = await TestServer.StartAsync(options => options with { Token = "secret" });
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", "secret");
        var run = (await SampleRuns.FillAsync(server))["beta"];
        await using var window = await browser.OpenAsync(server.Address);

        await window.GoAsync($"runs/{run}?tab=images");
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" }).FillAsync("secret");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        await Expect(window.Page.GetByAltText("sample, step 0")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await Expect(window.Page.GetByRole(AriaRole.Textbox, new() { Name = "Token" })).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Server_Unreachable_IsSaidAndAskedAgain()
    {
        await using var server = await TestServer.StartAsync();
        await SampleRuns.FillAsync(server);
        await using var window = await browser.OpenAsync(server.Address);
        var page = window.Page;
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "brain-mri" })).ToBeVisibleAsync();

        await page.RouteAsync("**/ajax-api/**", route => route.AbortAsync("connectionrefused"));
        await page.GetByRole(AriaRole.Link, new() { Name = "brain-mri" }).ClickAsync();
        await Expect(page.GetByText("The server does not answer.")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/ajax-api/**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "alpha" })).ToBeVisibleAsync();
        await Expect(page.GetByText("The server does not answer.")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Runs_ManyOfThem_AreLoadedInPagesAndDrawnWhereSeen()
    {
        await using var server = await TestServer.StartAsync();
        await server.OkAsync("POST", "experiments/create", new JsonObject { ["name"] = "many" });
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => server.OkAsync("POST", "runs/create", new JsonObject
        {
            ["experiment_id"] = "1",
            ["run_name"] = $"run {i}",
            ["start_time"] = 1_700_000_000_000 + i,
        })));
        await using var window = await browser.OpenAsync(server.Address);
        var page = window.Page;

        await window.GoAsync("experiments/1");
        await Expect(page.GetByText("100 runs loaded")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Load more" }).ClickAsync();
        await Expect(page.GetByText("300 runs")).ToBeVisibleAsync();
        await page.Locator(".runs-scroll").EvaluateAsync("element => element.scrollTo(0, element.scrollHeight)");

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "run 0", Exact = true })).ToBeVisibleAsync();
        Assert.InRange(await page.Locator(".runs-table tbody tr[data-id]").CountAsync(), 1, 100);
        Assert.Empty(window.Errors);
    }
}
