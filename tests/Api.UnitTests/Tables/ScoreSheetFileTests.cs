using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Evaluations;
using Lantu.Api.Tables;
using Lantu.Api.UnitTests.Documents;
using Lantu.Api.UnitTests.Domain.Evaluations;
using static Lantu.Api.UnitTests.Domain.Evaluations.EvaluationSamples;

namespace Lantu.Api.UnitTests.Tables;

/// <summary>The workbook's formulas, reckoned from the file alone by a small spreadsheet that knows what they use.</summary>
public sealed partial class ScoreSheetFileTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] File(EvaluationScheme scheme, params EvaluationSubject[] items)
    {
        var inputs = Inputs(Scope("city", true, items) with { Scores = [new("effort", 1, 90)] });
        return ScoreSheetFile.Of(new ScoreSheet("评估", 1, scheme, inputs, Evaluator.Of(inputs, scheme), "", ""), asWorkbook: true).Content;
    }

    private static decimal Total(EvaluationScheme scheme, params EvaluationSubject[] items) => Evaluator.Of(Inputs(Scope("city", true, items) with { Scores = [new("effort", 1, 90)] }), scheme).Scopes[0].Score!.Value;

    [TestCase(Combination.Weighted, ScoringKind.Pace)]
    [TestCase(Combination.LowerOfTwo, ScoringKind.Distance)]
    [TestCase(Combination.Weighted, ScoringKind.Path)]
    [TestCase(Combination.Weighted, ScoringKind.Deduction)]
    public void Formulas_GiveWhatTheSheetSays_AndFollowAChangedValue(Combination combination, ScoringKind kind)
    {
        var function = kind switch { ScoringKind.Deduction => new ScoringFunction(kind, 4), ScoringKind.Path => new ScoringFunction(kind, Shares: [10, 35, 65, 100]), _ => new ScoringFunction(kind) };
        var scheme = Scheme with { Combination = combination, Functions = new(function, ScoringFunction.Completion, function) };
        EvaluationSubject[] With(decimal value, decimal floor, decimal done) =>
        [
            Floor(floor, floor >= 97), Lower(value), Lower(30, "9") with { Nature = Nature.Expected, Out = OutReason.NotAssigned }, Lower(null, "10"),
            Work(EvaluationList.Tasks, "1.1", done, 0.5m), Work(EvaluationList.Tasks, "1.2", 0.9m, 1), Work(EvaluationList.Projects, "1-1", 0.4m, 0.7m),
        ];
        var sheet = new Spreadsheet(File(scheme, With(32.4m, 98, 0.3m)));
        Assert.That(sheet.Value("B2"), Is.EqualTo((double)Total(scheme, With(32.4m, 98, 0.3m))).Within(1e-9));
        // The file's rows: the floor in 10, the figure in 12 (after 10, which was not reported), the first task in 14.
        (sheet["H12"], sheet["H10"], sheet["J14"]) = ("31.1", "96.5", "0.41");
        Assert.That(sheet.Value("B2"), Is.EqualTo((double)Total(scheme, With(31.1m, 96.5m, 0.41m))).Within(1e-9));
    }

    /// <summary>LibreOffice reckons the workbook from its formulas alone: what the file states of their results is taken out before.</summary>
    [TestCase(Combination.Weighted, ScoringKind.Pace)]
    [TestCase(Combination.LowerOfTwo, ScoringKind.Path)]
    public void AnotherProgram_ReckonsTheStatedScores(Combination combination, ScoringKind kind)
    {
        var function = kind == ScoringKind.Path ? new ScoringFunction(kind, Shares: [10, 35, 65, 100]) : new ScoringFunction(kind);
        var scheme = Scheme with { Combination = combination, Functions = new(function, ScoringFunction.Completion, function) };
        var file = File(scheme, Floor(98, true), Lower(32.4m), Lower(null, "10"), Work(EvaluationList.Tasks, "1.1", 0.3m, 0.5m), Work(EvaluationList.Tasks, "1.2", 0.9m, 1), Work(EvaluationList.Projects, "1-1", 0.4m, 0.7m));
        var (bare, stated) = WithoutResults(file);
        // Comma, quotation mark, UTF-8, from row 1 on; not as shown but as reckoned.
        var table = CsvFile.Read(CsvFile.Decode(LibreOffice.Convert(bare, "sheet.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false").Single().Value));
        Assert.That(stated, Has.Count.GreaterThan(12));
        foreach (var (cell, value) in stated)
        {
            Assert.That(double.Parse(table[int.Parse(cell[1..], CultureInfo.InvariantCulture) - 1].Cells[cell[0] - 'A'].Text, CultureInfo.InvariantCulture), Is.EqualTo(value).Within(1e-9), cell);
        }
    }

    private static (byte[] File, Dictionary<string, double> Stated) WithoutResults(byte[] file)
    {
        using var memory = new MemoryStream();
        memory.Write(file);
        var stated = new Dictionary<string, double>();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open();
            var sheet = XDocument.Load(part);
            foreach (var cell in sheet.Descendants(Main + "c").Where(c => c.Element(Main + "f") is not null))
            {
                stated.Add((string)cell.Attribute("r")!, double.Parse(cell.Element(Main + "v")!.Value, CultureInfo.InvariantCulture));
                cell.Element(Main + "v")!.Remove();
            }

            part.SetLength(0);
            sheet.Save(part);
        }

        return (memory.ToArray(), stated);
    }

    /// <summary>Enough of one: numbers, texts, ranges, + − * / = and comparisons, and the functions that are written.</summary>
    private sealed partial class Spreadsheet
    {
        private readonly Dictionary<string, string> cells = [];

        public Spreadsheet(byte[] file)
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            using var part = zip.Entries.First(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open();
            foreach (var cell in XDocument.Load(part).Descendants(Main + "c"))
            {
                cells[(string)cell.Attribute("r")!] = cell.Element(Main + "f") is { } formula ? $"={formula.Value}" : cell.Element(Main + "is") is { } text ? $"'{text.Value}" : cell.Element(Main + "v")?.Value ?? "";
            }
        }

        public string this[string cell]
        {
            get => cells.GetValueOrDefault(cell, "");
            set => cells[cell] = value;
        }

        public double Value(string cell) => Numbers(Cell(cell))[0];

        private object Cell(string cell) => this[cell] is var said && said.StartsWith('=') ? Evaluate(said[1..]) : said.StartsWith('\'') ? said[1..] : said.Length == 0 ? 0.0 : double.Parse(said, CultureInfo.InvariantCulture);

        private object Evaluate(string formula)
        {
            var (tokens, at) = (Tokens().Matches(formula.Replace("$", "", StringComparison.Ordinal)).Select(m => m.Value).ToList(), 0);
            return Comparison();

            string? Next() => at < tokens.Count ? tokens[at] : null;
            object Comparison() => Chain(Sum, "=", ">=", "<=");
            object Sum() => Chain(Product, "+", "-");
            object Product() => Chain(Atom, "*", "/");
            object Chain(Func<object> inner, params string[] operators)
            {
                var left = inner();
                while (Next() is { } sign && operators.Contains(sign))
                {
                    at++;
                    left = Apply(sign, left, inner());
                }

                return left;
            }

            object Atom()
            {
                var token = tokens[at++];
                if (token == "(")
                {
                    var inner = Comparison();
                    at++;
                    return inner;
                }

                if (Next() == "(" && char.IsLetter(token[0]))
                {
                    at++;
                    List<object> arguments = [Comparison()];
                    while (tokens[at++] == ",")
                    {
                        arguments.Add(Comparison());
                    }

                    return Call(token, arguments);
                }

                if (!char.IsLetter(token[0]))
                {
                    return double.Parse(token, CultureInfo.InvariantCulture);
                }

                if (Next() != ":")
                {
                    return Cell(token);
                }

                var to = tokens[at + 1];
                at += 2;
                return Enumerable.Range(int.Parse(token[1..], CultureInfo.InvariantCulture), int.Parse(to[1..], CultureInfo.InvariantCulture) - int.Parse(token[1..], CultureInfo.InvariantCulture) + 1).Select(row => Cell($"{token[0]}{row}")).ToArray();
            }
        }

        private static object Call(string name, List<object> arguments) => name switch
        {
            "ROUND" => Math.Round(Numbers(arguments[0])[0], (int)Numbers(arguments[1])[0], MidpointRounding.AwayFromZero),
            "MAX" => arguments.SelectMany(Numbers).Max(),
            "MIN" => arguments.SelectMany(Numbers).Min(),
            "ABS" => Math.Abs(Numbers(arguments[0])[0]),
            "IF" => Numbers(arguments[0])[0] != 0 ? arguments[1] : arguments[2],
            "SUM" => arguments.SelectMany(Numbers).Sum(),
            "SUMPRODUCT" => arguments.Select(Numbers).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x * y)]).Sum(),
            _ => throw new InvalidOperationException(name),
        };

        private static object Apply(string sign, object left, object right)
        {
            var (a, b) = (Items(left), Items(right));
            var all = Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(i => (object)One(sign, a[a.Length == 1 ? 0 : i], b[b.Length == 1 ? 0 : i])).ToArray();
            return all.Length == 1 ? all[0] : all;
        }

        private static double One(string sign, object left, object right) => sign switch
        {
            "=" => left.Equals(right) ? 1 : 0,
            ">=" => (double)left >= (double)right ? 1 : 0,
            "<=" => (double)left <= (double)right ? 1 : 0,
            "+" => (double)left + (double)right,
            "-" => (double)left - (double)right,
            "*" => (double)left * (double)right,
            _ => (double)left / (double)right,
        };

        private static object[] Items(object value) => value as object[] ?? [value];

        private static double[] Numbers(object value) => [.. Items(value).OfType<double>()];

        [GeneratedRegex(@"[A-Z]+[0-9]*|[0-9]+(?:\.[0-9]+)?|>=|<=|[-+*/=(),:]")]
        private static partial Regex Tokens();
    }
}
