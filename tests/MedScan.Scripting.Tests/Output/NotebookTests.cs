using System.ComponentModel;
using MedScan.Scripting.Output;
using MedScan.Scripting.Output.Live;

namespace MedScan.Scripting.Tests.Output;

public sealed class NotebookTests
{
    private readonly RecordingSink _sink = new();

    [Fact]
    public async Task Display_ThenUpdate_ReplacesUnderTheSameName()
    {
        await InCell(() => Notebook.display("one").Update("two"));

        Assert.Equal(["display one", "update two"], _sink.Shown.Select(shown => $"{shown.Kind} {shown.Bundle.Data["text/plain"]}"));
        Assert.Single(_sink.Shown.Select(shown => shown.Id).Distinct());
    }

    [Fact]
    public async Task Display_OutsideACell_ShowsNothing() => await Task.Run(() => Notebook.display(1).Update(2));

    [Fact]
    public async Task Input_AsksTheSink()
    {
        string answer = "";
        await InCell(() => answer = Notebook.input("name? ") + Notebook.password("word? "));

        Assert.Equal("name? shownword? hidden", answer);
    }

    [Fact]
    public void Input_OutsideACell_SaysSo() => Assert.Throws<ScriptingException>(() => Notebook.input("?"));

    [Fact]
    public async Task Display_ChangingValue_LastStateIsDrawnWhenTheCellEnds()
    {
        Changing value = new();
        CellContext cell = await InCell(() =>
        {
            Notebook.display(value);
            for (int i = 1; i <= 10_000; i++)
                value.Set(i);
        });

        cell.Complete();
        value.Set(-1);

        Assert.Equal("10000", _sink.Shown.Last().Bundle.Data["text/plain"]);
        Assert.InRange(_sink.Shown.Count, 2, 200);
        Assert.False(value.IsWatched);
    }

    [Fact]
    public void LiveDisplay_ManyChanges_AreDrawnAtMostFiveTimesASecond()
    {
        ManualTime time = new();
        Changing value = new();
        int draws = 0;
        using LiveDisplay live = new(value, () => draws++, time);
        for (int millisecond = 0; millisecond < 1000; millisecond++)
        {
            value.Set(millisecond);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(5, draws);
    }

    [Fact]
    public void LiveDisplay_LastChangeOfMany_IsDrawnWithoutAnother()
    {
        ManualTime time = new();
        Changing value = new();
        string drawn = "";
        using LiveDisplay live = new(value, () => drawn = value.ToString(), time);
        value.Set(1);
        time.Advance(TimeSpan.FromMilliseconds(1));
        value.Set(2);
        time.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Equal("2", drawn);
    }

    [Fact]
    public async Task HtmlAndItsKin_AreValuesOfTheirType()
    {
        Assert.Equal("<b>x</b>", Formatter.Format(Notebook.HTML("<b>x</b>")).Data["text/html"]);
        Assert.Equal("# x", Formatter.Format(Notebook.Markdown("# x")).Data["text/markdown"]);
        await InCell(() => Notebook.Javascript("1+1"));
        Assert.Equal("1+1", _sink.Shown.Single().Bundle.Data["application/javascript"]);
    }

    private async Task<CellContext> InCell(Action action)
    {
        CellContext cell = new(_sink, CancellationToken.None);
        await Task.Run(() =>
        {
            cell.Enter();
            action();
        });
        return cell;
    }

    private sealed class Changing : INotifyPropertyChanged
    {
        private int _number;

        public event PropertyChangedEventHandler? PropertyChanged;

        public bool IsWatched => PropertyChanged is not null;

        public void Set(int number)
        {
            _number = number;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(null));
        }

        public override string ToString() => _number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
