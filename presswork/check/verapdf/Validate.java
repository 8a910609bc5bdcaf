// Validates PDF files with veraPDF's own engine, any number of them in one virtual machine.
//
//     java -cp JARS Validate.java FLAVOURS FILE...
//
// FLAVOURS are veraPDF's ids with commas between them (ua1, 3u, 4f, ...), one list for all files. What was found goes
// to standard output in UTF-8, a line each, its fields parted by tabs; FILE is the number of the file, from 0:
//
//     FILE verdict FLAVOUR passed|failed CHECKS
//     FILE rule    FLAVOUR CLAUSE TEST COUNT WORDS PLACE      each rule broken, before the verdict
//     FILE error   FLAVOUR WORDS                              it could not be read
//
// presswork/check/validation.py runs this file and reads the lines.
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public final class Validate {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int number = 1; number < arguments.length; number++) {
            for (String name : arguments[0].split(",")) {
                validate(number - 1, new File(arguments[number]), name);
            }
        }
    }

    private static void validate(int number, File file, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            tell(number, name, validator.validate(parser));
        } catch (Exception | StackOverflowError trouble) {
            line(number, "error", name, String.valueOf(trouble));
        }
    }

    private static void tell(int number, String name, ValidationResult result) {
        Map<RuleId, TestAssertion> examples = new HashMap<>();
        for (TestAssertion each : result.getTestAssertions()) {
            if (each.getStatus() == TestAssertion.Status.FAILED) {
                examples.putIfAbsent(each.getRuleId(), each);
            }
        }
        Map<String, RuleId> rules = new TreeMap<>();
        for (RuleId rule : result.getFailedChecks().keySet()) {
            rules.put(String.format("%s %06d", rule.getClause(), rule.getTestNumber()), rule);
        }
        for (RuleId rule : rules.values()) {
            TestAssertion example = examples.get(rule);
            String words = example == null ? "" : example.getErrorMessage() != null ? example.getErrorMessage() : example.getMessage();
            String place = example == null || example.getLocation() == null ? "" : example.getLocation().getContext();
            line(number, "rule", name, rule.getClause(), rule.getTestNumber(), result.getFailedChecks().get(rule), words, place);
        }
        line(number, "verdict", name, result.isCompliant() ? "passed" : "failed", result.getTotalAssertions());
    }

    private static void line(int number, Object... fields) {
        StringBuilder text = new StringBuilder(String.valueOf(number));
        for (Object field : fields) {
            text.append('\t').append(String.valueOf(field).replaceAll("\\s+", " "));
        }
        OUT.println(text);
    }
}
